/** The mark: a bollard on the quay with a line made fast, above the water. */

/** @param title - spoken by screen readers; none where the name stands beside it */
export function Logo({ title }: { readonly title?: string }) {
  return <img class="logo" src="/icon.svg" alt={title ?? ''} width={36} height={36} />;
}
