/** Draws the fields of a form: one small component a kind. */
import type { VNode } from 'preact';
import type { FormField } from '../../../../../core/form.js';

/** What is drawn. */
interface FieldViewProps {
  readonly field: FormField;
  /** Of the input; what describes it has names made from this. */
  readonly id: string;
  /** What stands in it while it is empty. */
  readonly placeholder: string | undefined;
  /** What is wrong; empty: nothing. */
  readonly error: string;
}

/** Draws a field with its label, its hint and what is wrong. */
export function FieldView(props: FieldViewProps): VNode {
  const { field, id } = props;
  if (field.kind === 'choices')
    return (
      <fieldset class="asked-field" aria-describedby={describedBy(id)}>
        <legend>{field.label}</legend>
        <Boxes {...props} field={field} />
        <Remarks {...props} />
      </fieldset>
    );
  return (
    <div class="asked-field">
      <label for={id}>{field.label}</label>
      <Input {...props} field={field} />
      <Remarks {...props} />
    </div>
  );
}

const describedBy = (id: string): string => `${id}-hint ${id}-problem`;

function Remarks({ field: { hint = '' }, id, error }: FieldViewProps) {
  return (
    <>
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
      <p class="problem" id={`${id}-problem`}>
        {error}
      </p>
    </>
  );
}

type Choices = Extract<FormField, { kind: 'choices' }>;

function Boxes({ field, id, error }: FieldViewProps & { readonly field: Choices }) {
  return (
    <>
      {field.options.map(({ value, label }, n) => (
        <label key={value} class="box">
          <input
            id={n === 0 ? id : undefined}
            type="checkbox"
            name={field.name}
            value={value}
            defaultChecked={field.values.includes(value)}
            aria-invalid={error !== ''}
          />
          {label}
        </label>
      ))}
    </>
  );
}

function Input({
  field,
  id,
  placeholder,
  error,
}: FieldViewProps & { readonly field: Exclude<FormField, Choices> }): VNode {
  const { name, optional } = field;
  const shared = {
    id,
    name,
    required: optional !== true,
    'aria-invalid': error !== '',
    'aria-describedby': describedBy(id),
  };
  switch (field.kind) {
    case 'text': {
      const { longest, value, lines } = field;
      const text = { ...shared, placeholder, maxLength: longest, defaultValue: value };
      return lines === 'many' ? <textarea {...text} rows={3} /> : <input type="text" {...text} />;
    }
    case 'choice':
      return (
        <select {...shared}>
          {field.options.map(({ value, label }) => (
            <option key={value} value={value} selected={value === field.value}>
              {label}
            </option>
          ))}
        </select>
      );
    case 'groups':
      return <input type="text" {...shared} defaultValue={field.values.join(', ')} />;
  }
}
