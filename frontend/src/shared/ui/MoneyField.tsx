import { NumberInput, type NumberInputProps } from '@mantine/core';

/** An amount of đồng, typed or pasted with dots or without; shown as 1.234.000 đồng. */
export function MoneyField(props: NumberInputProps) {
  return (
    <NumberInput
      thousandSeparator="."
      decimalSeparator=","
      allowedDecimalSeparators={[',']}
      allowDecimal={false}
      suffix=" đồng"
      hideControls
      inputMode="numeric"
      {...props}
    />
  );
}
