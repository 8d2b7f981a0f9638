-- A text by its letters, so that search finds what people type whatever locale the database has: accents and hidden
-- characters off, lower case, straight quotes, letters that do not come apart spelt out. lib/kernel/fold.ts does the same;
-- a test compares them letter by letter.
create or replace function fold(written text) returns text language sql immutable parallel safe as $$
  select case when octet_length(written) = length(written) then lower(written collate "und-x-icu") else
    replace(replace(replace(replace(translate(
      lower(regexp_replace(
        normalize(translate(written, '‘’‛ʼ′´“”‟″‐‑‒–—―−', '''''''''''''""""-------'), nfkd),
        '[\u00ad\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u2060\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff]',
        '', 'g') collate "und-x-icu"),
      'øłđðħŧıς', 'olddhtiσ'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), 'ß', 'ss') end;
$$;
