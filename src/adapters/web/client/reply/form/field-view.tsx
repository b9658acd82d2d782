/** Draws the fields of a form: one small component a kind. */
import type { VNode } from 'preact';
import type { FormField } from '../../../../../core/form.js';

/** What is drawn. */
interface FieldViewProps {
  readonly field: FormField;
  /** Of the input; what describes it has names made from this. */
  readonly id: string;
  /** What is wrong; empty: nothing. */
  readonly error: string;
}

/** Draws a field with its label, its hint and what is wrong. */
export function FieldView(props: FieldViewProps): VNode {
  const { field, id, error } = props;
  return (
    <div class="asked-field">
      <label for={id}>{field.label}</label>
      <Input {...props} />
      {field.hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {field.hint}
        </p>
      )}
      <p class="problem" id={`${id}-problem`}>
        {error}
      </p>
    </div>
  );
}

function Input({ field, id, error }: FieldViewProps): VNode {
  const { name, optional } = field;
  const shared = {
    id,
    name,
    required: optional !== true,
    'aria-invalid': error !== '',
    'aria-describedby': `${id}-hint ${id}-problem`,
  };
  switch (field.kind) {
    case 'text': {
      const { longest, example, value, lines } = field;
      const text = { ...shared, maxLength: longest, defaultValue: value };
      const placeholder = example === undefined ? {} : { placeholder: `For example ${example}` };
      return lines === 'many' ? (
        <textarea {...text} {...placeholder} rows={3} />
      ) : (
        <input type="text" {...text} {...placeholder} />
      );
    }
    case 'choice':
      return <Menu shared={shared} options={field.options} chosen={[field.value]} many={false} />;
    case 'choices':
      return <Menu shared={shared} options={field.options} chosen={field.values} many />;
    case 'groups':
      return <input type="text" {...shared} defaultValue={field.values.join(', ')} />;
  }
}

interface MenuProps {
  readonly shared: object;
  readonly options: Extract<FormField, { kind: 'choice' }>['options'];
  readonly chosen: readonly (string | null)[];
  readonly many: boolean;
}

function Menu({ shared, options, chosen, many }: MenuProps): VNode {
  return (
    <select {...shared} multiple={many}>
      {options.map(({ value, label }) => (
        <option key={value} value={value} selected={chosen.includes(value)}>
          {label}
        </option>
      ))}
    </select>
  );
}
