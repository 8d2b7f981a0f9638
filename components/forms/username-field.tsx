/** For whom a password is, for password managers: none of them reads what `display: none` hides. Not a field of any command. */
export function UsernameField({ email }: { email: string }) {
  return (
    <input
      type="text"
      name="?username"
      autoComplete="username"
      defaultValue={email}
      readOnly
      tabIndex={-1}
      aria-hidden
      className="sr-only"
    />
  );
}
