import type { YAMLError } from 'yaml';

/**
 * What is wrong with the YAML, in our words: the parser's own messages quote the text they stumble over, which may be a secret.
 */
export function yamlSentence({ code, message }: Pick<YAMLError, 'code' | 'message'>): string {
  switch (code) {
    case 'TAB_AS_INDENT':
      return 'a tab is used for indentation; YAML allows spaces only';
    case 'BAD_INDENT':
      if (message.startsWith('Flow'))
        return 'a bracket that was opened above is not closed before this line; end a list with "]" and a mapping with "}"';
      return 'the indentation does not fit the lines above; begin keys of one mapping (and items of one list) in the same column';
    case 'BLOCK_AS_IMPLICIT_KEY':
      return 'a second "key: value" begins on this line, or in a deeper column than the keys above; write one key a line, in the same column, and put texts with ": " in quotes';
    case 'MULTILINE_IMPLICIT_KEY':
      return 'this text has no ": " after it, or a key goes over several lines; write "key: value" on one line';
    case 'MISSING_CHAR':
      if (message.includes('closing')) return 'the text that begins in quotes has no closing quote';
      if (message.includes('Missing , ')) return 'a comma or a colon is missing between two items';
      if (message.includes('Comments must be'))
        return 'a space is missing before "#", or the text belongs in quotes';
      if (message.includes('map values')) return 'the text has no ": " after it; write "key: value"';
      if (message.includes('must end with'))
        return 'a bracket is not closed; end a list with "]" and a mapping with "}"';
      return 'a character is missing here: a space, a comma, a colon or a closing bracket';
    case 'UNEXPECTED_TOKEN':
      return 'there is something here that YAML does not expect; put texts with special characters in quotes';
    case 'BAD_SCALAR_START':
      return 'a text cannot begin with this character (@, % or a backtick); put the text in quotes';
    case 'BAD_DQ_ESCAPE':
      return 'the backslash in double quotes does not begin an escape; use single quotes, or write two backslashes';
    case 'BLOCK_IN_FLOW':
      return 'an indented block stands inside brackets; write the value on one line or leave out the brackets';
    case 'KEY_OVER_1024_CHARS':
      return 'a key is longer than 1024 characters; is a colon or a quote missing?';
    case 'MULTIPLE_DOCS':
      return 'a second document begins here ("---"); the configuration is one document';
    case 'BAD_DIRECTIVE':
      return 'a line that begins with "%" is a YAML directive, and this one is not known; remove it';
    case 'ALIAS_PROPS':
    case 'BAD_ALIAS':
    case 'BAD_PROP_ORDER':
    case 'MULTIPLE_ANCHORS':
    case 'MULTIPLE_TAGS':
      return 'an anchor (&name), an alias (*name) or a tag (!name) is malformed; put texts that begin with one of these characters in quotes';
    case 'TAG_RESOLVE_FAILED':
    case 'BAD_COLLECTION_TYPE':
      return 'the tag (!name) means nothing here; remove it, or put the text in quotes';
    case 'RESOURCE_EXHAUSTION':
      return 'the nesting is too deep to be a configuration';
    case 'DUPLICATE_KEY':
    case 'NON_STRING_KEY':
    case 'IMPOSSIBLE':
      return 'this is not valid YAML';
  }
}
