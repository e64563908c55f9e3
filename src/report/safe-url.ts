/**
 * The address when it is a plain http(s) one that may be linked and pasted into a shell, otherwise null: letters, digits and
 * `. _ ~ / -` only, no user part, no query, no fragment.
 */
export function safeUrl(text: string | null): string | null {
  return text !== null &&
    text.length <= 300 &&
    /^https?:\/\/[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d{1,5})?(?:\/[A-Za-z0-9._~/-]*)?$/.test(text)
    ? text
    : null;
}
