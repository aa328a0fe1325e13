/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shapes a proofreader looks for: capitals and stops of sentences, blanks, quotes and brackets,
 * "a" or "an"; and contact details. Most look at the places between words or at the ends of a
 * sentence only, which costs little. */
#include "config.h"

#include <string.h>

#include "bowout/base/text.h"
#include "bowout/letter/sentences.h"
#include "check-shapes.h"

#define PARAGRAPH_BYTES_MOST 4096u
#define LIST_BYTES_MOST 128u /* from the beginning of an item's line that are looked back */
#define FINAL_STOP_WORDS 4u  /* shorter lines are headings, names, closings */
#define PHONE_DIGITS_PLUS 8u
#define PHONE_DIGITS 9u
#define PHONE_DIGITS_MOST 15u
#define PHONE_BYTES_MOST 40u
#define HANDLE_BYTES_LEAST 3u

/* ---- places ---- */

static gboolean is_blank(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\r';
}

static gsize word_start(const Look *look, guint index) {
    return look->checker->base + look->checker->tokens.words[index].start;
}

static gsize word_end(const Look *look, guint index) {
    return word_start(look, index) + look->checker->tokens.words[index].length;
}

/* Further words of a short form, at the same place. */
static gboolean repeats_place(const Look *look, guint index) {
    return index > 0 && look->checker->tokens.words[index].start == look->checker->tokens.words[index - 1].start;
}

/* The sentence is the last of its paragraph. */
static gboolean ends_paragraph(const Look *look) {
    const Checker *checker = look->checker;
    gsize at = checker->sense.end;
    guint lines = 0;
    for (; at < checker->length && (is_blank(checker->text[at]) || checker->text[at] == '\n'); at++) lines += checker->text[at] == '\n';
    return at >= checker->length || lines > 1;
}

/* The line that `at` stands in is an item of a list: "- ", "* ", "1. ", "a) ". */
static gboolean in_list(const Checker *checker, gsize at) {
    const char *text = checker->text;
    gsize line = at, mark;
    while (line > 0 && text[line - 1] != '\n' && at - line < LIST_BYTES_MOST) line--;
    while (line < checker->length && is_blank(text[line])) line++;
    if (line >= checker->length) return FALSE;
    if (strchr("-*+>|~", text[line]) != NULL) return TRUE;
    if ((guchar)text[line] == 0xE2) return g_unichar_type(g_utf8_get_char(text + line)) != G_UNICODE_INITIAL_PUNCTUATION; /* no quotation */
    for (mark = line; line < checker->length && g_ascii_isalnum(text[line]) && line - mark < 4;) line++;
    return line < checker->length && line > mark && (text[line] == ')' || (text[line] == '.' && g_ascii_isdigit(text[line - 1])));
}

/* Neither a line by itself nor one of the parts that have no sentences. */
static gboolean is_sentence(const Look *look) {
    const Checker *checker = look->checker;
    const Sense *sense = &checker->sense;
    if (sense->short_line || sense->signature || sense->subject) return FALSE;
    return sense->main >= checker->rules->stage_count || STAGE_AT(checker->rules, sense->main)->place == PLACE_ANY;
}

/* ---- sentences ---- */

static gboolean all_capitals(const char *text, gsize length) {
    for (gsize i = 0; i < length; i++)
        if (!g_ascii_isupper(text[i])) return FALSE;
    return length > 1;
}

/* "Dear Ms. Tan," and on with a small letter: many are taught to write so. */
static gboolean after_comma(const Checker *checker, gsize at) {
    while (at > 0 && (is_blank(checker->text[at - 1]) || checker->text[at - 1] == '\n')) at--;
    return at > 0 && strchr(",;:-", checker->text[at - 1]) != NULL;
}

void look_sentence_start(const Look *look) {
    const Checker *checker = look->checker;
    const Word *word = checker->tokens.words;
    gsize start, end;
    if (checker->tokens.count < 2 || checker->sense.later_piece || !is_sentence(look)) return;
    start = word_start(look, 0);
    end = word_end(look, 0);
    if (!g_ascii_islower(checker->text[start]) || word->length < 2 || (word->id >= WORD_COMPANY && word->id < WORD_FIRST)) return;
    for (gsize i = checker->sense.start; i < start; i++) /* "… and then", "(see below)" */
        if (strchr("\"'", checker->text[i]) == NULL && !is_blank(checker->text[i])) return;
    for (gsize i = start + 1; i < end; i++) /* iPhone */
        if (g_ascii_isupper(checker->text[i])) return;
    if (!after_comma(checker, start) && !in_list(checker, start)) look_found(look, start, end);
}

void look_final_stop(const Look *look) {
    const Checker *checker = look->checker;
    guint last = checker->tokens.count - 1;
    gsize start, end = checker->sense.end;
    if (checker->tokens.units < FINAL_STOP_WORDS || !is_sentence(look)) return;
    while (end > checker->sense.start && (is_blank(checker->text[end - 1]) || checker->text[end - 1] == '\n')) end--;
    if (!g_ascii_isalnum(checker->text[end - 1]) || word_end(look, last) != end || !ends_paragraph(look)) return;
    start = word_start(look, last);
    if (all_capitals(checker->text + start, end - start)) return; /* a heading */
    if (checker->tokens.words[last].id == WORD_ADDRESS) return;
    if (!in_list(checker, checker->sense.start) && !in_list(checker, start)) look_found(look, start, end);
}

/* ---- quotes and brackets ---- */

/* ":-)" and the numbers of a list close nothing: "a)", "12)", "iv)". */
static gboolean closes_nothing(const char *text, gsize from, gsize at) {
    gsize word = at, length;
    if (at > from && strchr(":;=8-'^", text[at - 1]) != NULL) return TRUE;
    while (word > from && at - word < 5 && g_ascii_isalnum(text[word - 1])) word--;
    length = at - word;
    if (length == 0 || (word > from && text[word - 1] != '\n' && !is_blank(text[word - 1]))) return FALSE;
    return length == 1 || text_span(text + word, length, g_ascii_isdigit(text[word]) ? "0123456789" : "ivx") == length;
}

typedef struct {
    const char *open, *close;
} Pair;

/* The place of the one that has no partner, or `to`. One kind of pair within one paragraph. */
static gsize lonely(const char *text, gsize from, gsize to, const Pair *pair) {
    gsize opened = to, size = strlen(pair->open);
    gboolean same = strcmp(pair->open, pair->close) == 0;
    guint depth = 0;
    for (gsize i = from; i + size <= to; i++) {
        gboolean opens = memcmp(text + i, pair->open, size) == 0;
        if (opens && same && i > from && g_ascii_isdigit(text[i - 1]) && depth == 0) continue; /* 24" */
        if (opens && !(same && depth > 0)) {
            if (*pair->open == '(' && i > from && strchr(":;=", text[i - 1]) != NULL) continue; /* :( */
            if (depth++ == 0) opened = i;
        } else if (opens || memcmp(text + i, pair->close, size) == 0) {
            if (depth > 0)
                depth--;
            else if (*pair->close != ')' || !closes_nothing(text, from, i))
                return i;
        }
    }
    return depth > 0 ? opened : to;
}

/* Where the paragraph around `from` begins; PARAGRAPH_BYTES_MOST before `to` when it is longer. */
static gsize paragraph_start(const char *text, gsize from, gsize to) {
    gsize least = to > PARAGRAPH_BYTES_MOST ? to - PARAGRAPH_BYTES_MOST : 0;
    while (from > least) {
        const char *line = memrchr(text + least, '\n', from - least);
        if (line == NULL) return least;
        from = (gsize)(line - text);
        if (from == 0 || line[-1] == '\n') return from + 1;
    }
    return least;
}

void look_unbalanced(const Look *look) {
    static const Pair pairs[] = {{"(", ")"}, {"[", "]"}, {"\"", "\""}, {"\u201C", "\u201D"}};
    const Checker *checker = look->checker;
    const char *text = checker->text;
    gsize from = checker->sense.start, to = checker->sense.end;
    if (checker->sense.signature || checker->sense.subject || !ends_paragraph(look)) return;
    from = paragraph_start(text, from, to);
    if (to - from >= PARAGRAPH_BYTES_MOST) return;
    for (guint i = 0; i < G_N_ELEMENTS(pairs); i++) {
        gsize at;
        if (memchr(text + from, *pairs[i].open, to - from) == NULL && memchr(text + from, *pairs[i].close, to - from) == NULL) continue;
        at = lonely(text, from, to, &pairs[i]);
        if (at < to) look_found(look, at, at + strlen(pairs[i].open));
    }
}

/* ---- blanks ---- */

/* The next word stands one byte behind this one, or at its place: nearly always. */
static inline gboolean one_blank(const Word *word) {
    return word[1].start <= word->start + word->length + 1u;
}

void look_double_space(const Look *look) {
    const Checker *checker = look->checker;
    const char *text = checker->text;
    for (guint i = 1; i < checker->tokens.count; i++) {
        gsize end, next, blank;
        if (one_blank(&checker->tokens.words[i - 1])) continue;
        blank = end = word_end(look, i - 1);
        next = word_start(look, i);
        if (next < end + 2) continue;
        if (text[blank] == ',' || text[blank] == ';') blank++;
        if (text[blank] != ' ' || text[blank + 1] != ' ') continue;
        while (blank < next && text[blank] == ' ') blank++;
        if (blank == next) look_found(look, word_start(look, i - 1), word_end(look, i)); /* nothing else between them */
    }
}

/* "offer ," and "offer .": the mark stands by itself between blanks. Not " ...", " :)" or ".5". */
void look_space_before(const Look *look) {
    const Checker *checker = look->checker;
    const char *text = checker->text;
    for (guint i = 0; i < checker->tokens.count; i++) {
        gsize end, at;
        if (i + 1 < checker->tokens.count && one_blank(&checker->tokens.words[i])) continue;
        at = end = word_end(look, i);
        while (at < checker->sense.end && text[at] == ' ') at++;
        if (at == end || at >= checker->sense.end || strchr(",.;:?!", text[at]) == NULL) continue;
        if (at + 1 < checker->length && !is_blank(text[at + 1]) && text[at + 1] != '\n') continue;
        if (!repeats_place(look, i)) look_found(look, end, at + 1);
    }
}

/* ---- a and an ---- */

/* The word, or its beginning as "univers*", is in the list. */
static gboolean begins_as_listed(const PackList *words, const char *folded) {
    char key[40];
    gsize length = strlen(folded);
    if (pack_sorted_have(words, folded)) return TRUE;
    for (gsize i = 1; i <= length && i + 2 < sizeof key; i++) {
        const char *next;
        memcpy(key, folded, i);
        key[i] = '\0';
        next = pack_sorted_from(words, key);
        if (next == NULL || strncmp(next, key, i) != 0) return FALSE; /* nothing begins so */
        key[i] = '*';
        key[i + 1] = '\0';
        if (pack_sorted_have(words, key)) return TRUE;
    }
    return FALSE;
}

typedef enum { SOUND_UNKNOWN, SOUND_VOWEL, SOUND_CONSONANT } Sound;

/* Eight, eleven, eighteen and their like. 1100 may be eleven hundred or one thousand one
   hundred. */
static Sound number_sound(const char *digits, gsize room) {
    gsize length = text_span(digits, room, "0123456789");
    if (digits[0] == '8') return SOUND_VOWEL;
    if (length == 4 && (strncmp(digits, "11", 2) == 0 || strncmp(digits, "18", 2) == 0)) return SOUND_UNKNOWN;
    if (digits[0] == '1' && length == 1 && room > 1 && digits[1] == ',') return SOUND_UNKNOWN; /* 1,100 */
    return length == 2 && (strncmp(digits, "11", 2) == 0 || strncmp(digits, "18", 2) == 0) ? SOUND_VOWEL : SOUND_CONSONANT;
}

/* "NASA", "SaaS". */
static gboolean short_form(const char *text, gsize length) {
    for (gsize i = 1; i < length; i++)
        if (g_ascii_isupper(text[i])) return TRUE;
    return FALSE;
}

/* How the word begins when it is said. `phrases` of the rule begin with a consonant, `unless`
   with a vowel; in both: either. */
static Sound sound_of(const Look *look, gsize start, gsize length) {
    const char *text = look->checker->text + start;
    g_autofree char *folded = g_ascii_strdown(text, (gssize)MIN(length, 36));
    gboolean consonant, vowel;
    if (g_ascii_isdigit(text[0])) return number_sound(text, look->checker->length - start);
    if (!g_ascii_isalpha(text[0]) || length < 2) return SOUND_UNKNOWN;
    if (g_ascii_isdigit(text[1]))
        return strchr("aefhilmnorsx", g_ascii_tolower(text[0])) != NULL ? SOUND_VOWEL : SOUND_CONSONANT; /* S3, U2 */
    consonant = begins_as_listed(&look->rule->words, folded);
    vowel = begins_as_listed(&look->rule->allowed, folded);
    if (consonant || vowel) return consonant && vowel ? SOUND_UNKNOWN : vowel ? SOUND_VOWEL : SOUND_CONSONANT;
    if (short_form(text, length)) return SOUND_UNKNOWN; /* said as a word, or letter by letter? */
    return strchr("aeiou", folded[0]) != NULL ? SOUND_VOWEL : SOUND_CONSONANT;
}

void look_article(const Look *look) {
    const Checker *checker = look->checker;
    const char *text = checker->text;
    for (guint i = 0; i + 1 < checker->tokens.count; i++) {
        const Word *word = &checker->tokens.words[i];
        gsize start, next;
        Sound sound;
        if (word->length > 2) continue;
        start = word_start(look, i);
        if ((word->length == 2 && (text[start + 1] | 32) != 'n') || (text[start] | 32) != 'a') continue;
        if (text[start] == 'A' && (i > 0 || (word->length == 2 && text[start + 1] == 'N'))) continue; /* "plan A is", "AN" */
        next = start + word->length + 1;
        if (word_start(look, i + 1) != next || (text[next - 1] != ' ' && text[next - 1] != '\n')) continue;
        sound = sound_of(look, next, word_end(look, i + 1) - next);
        if (sound == (word->length == 1 ? SOUND_VOWEL : SOUND_CONSONANT)) look_found(look, start, word_end(look, i + 1));
    }
}

/* ---- short forms, greetings, names ---- */

/* "dont", "im": a short form that has lost its apostrophe. In capitals it may be another word
   ("IM"), and within a name. */
void look_contraction(const Look *look) {
    const Checker *checker = look->checker;
    for (guint i = 0; i + 1 < checker->tokens.count; i++) {
        const Word *word = &checker->tokens.words[i];
        gsize start = word_start(look, i), end = word_end(look, i);
        if (word[1].start != word->start || repeats_place(look, i) || word->id < WORD_FIRST) continue;
        if (all_capitals(checker->text + start, end - start)) continue;
        if (i > 0 && word_capital(checker, word) && word_capital(checker, word - 1) && words_adjacent(checker, word - 1, word)) continue;
        for (gsize at = start; at < end && g_ascii_isalpha(checker->text[at]); at++)
            if (at + 1 == end && !look_listed(look, &look->rule->allowed, word)) look_found(look, start, end);
    }
}

/* "Hi Dear Kofi": two greetings, both with a capital; "Hello dear Kofi" is one. */
void look_greeting_twice(const Look *look) {
    const Checker *checker = look->checker;
    const Word *words = checker->tokens.words;
    if (checker->sentence > 0 || checker->tokens.count < 3 || !word_capital(checker, &words[0]) || !word_capital(checker, &words[1]))
        return;
    if (!words_adjacent(checker, &words[0], &words[1])) return;
    if (look_listed(look, &look->rule->words, &words[0]) && look_listed(look, &look->rule->words, &words[1]))
        look_found(look, word_start(look, 0), word_end(look, 1));
}

/* The first line below a sign-off is one to three words, all in small letters: "ana reyes". */
void look_small_name(const Look *look) {
    const Checker *checker = look->checker;
    gsize end = checker->sense.end;
    guint count = checker->tokens.count;
    if (!checker->sense.signature || checker->signed_off || count == 0 || count > 3) return;
    if (word_start(look, 0) != checker->sense.start || word_end(look, count - 1) + 1 < end) return;
    for (gsize i = checker->sense.start; i < end; i++)
        if (!g_ascii_islower(checker->text[i]) && strchr(" .-'", checker->text[i]) == NULL) return;
    look_found(look, checker->sense.start, word_end(look, count - 1));
}

/* ---- contact details ---- */

/* A number to call: at least nine digits, or eight after a plus; blanks, brackets, dots and
   dashes between them. */
static gsize telephone(const char *text, gsize at, gsize to) {
    gsize end = at, i = at;
    guint digits = 0, least = text[at] == '+' ? PHONE_DIGITS_PLUS : PHONE_DIGITS;
    for (; i < to && i - at < PHONE_BYTES_MOST && digits <= PHONE_DIGITS_MOST; i++) {
        if (g_ascii_isdigit(text[i])) {
            digits++;
            end = i + 1;
        } else if (strchr(" ().-/", text[i]) == NULL && !(i == at && text[i] == '+')) {
            break;
        } else if (i > at && i + 1 < to && text[i] == ' ' && text[i + 1] == ' ') {
            break;
        }
    }
    return digits >= least && digits <= PHONE_DIGITS_MOST ? end : 0;
}

/* The chunk between blanks is an address of mail or of the web, or a handle ("@ana_reyes"). */
static gboolean is_contact(const Look *look, const char *text, gsize length) {
    const char *at = memchr(text, '@', length), *dot;
    g_autofree char *folded = NULL;
    if (at != NULL && length - (gsize)(at - text) > HANDLE_BYTES_LEAST && g_ascii_isalnum(at[1])) return TRUE;
    folded = g_ascii_strdown(text, (gssize)length);
    if (strstr(folded, "://") != NULL || g_str_has_prefix(folded, "www.")) return TRUE;
    folded[strcspn(folded, "/")] = '\0';
    dot = strrchr(folded, '.');
    return dot != NULL && dot > folded && g_ascii_isalnum(dot[-1]) && pack_sorted_have(&look->rule->words, dot + 1);
}

void look_contact(const Look *look) {
    const Checker *checker = look->checker;
    const char *text = checker->text;
    gsize to = checker->sense.end, at = checker->tokens.count > 0 ? checker->sense.start : to;
    while (at < to) {
        gsize start, end, name_start, name_end;
        while (at < to && !g_ascii_isalnum(text[at]) && text[at] != '+' && text[at] != '@' && (guchar)text[at] < 0x80) at++;
        start = at;
        if (at < to && (text[at] == '+' || g_ascii_isdigit(text[at]))) {
            end = telephone(text, at, to);
            if (end > 0) look_found(look, start, end);
            at = MAX(end, at);
        }
        while (at < to && !is_blank(text[at]) && text[at] != '\n') at++;
        for (end = at; end > start && strchr(".,;:!?)>]\"'", text[end - 1]) != NULL;) end--;
        if (end > start && !g_ascii_isdigit(text[start]) && is_contact(look, text + start, end - start) &&
            !sentences_name_at(checker->context->facts, text, checker->length, start, &name_start, &name_end))
            look_found(look, start, end);
    }
}

/* ---- mending ---- */

char *mended_double_space(const char *match) {
    GString *text = g_string_new(NULL);
    for (gsize i = 0; match[i] != '\0'; i++)
        if (match[i] != ' ' || match[i + 1] != ' ') g_string_append_c(text, match[i]);
    return g_string_free(text, FALSE);
}

char *mended_article(const char *match) {
    const char *word = strpbrk(match, " \n");
    if (word == NULL) return NULL;
    return g_strdup_printf("%c%s%s", match[0], word - match == 1 ? "n" : "", word);
}

/* The apostrophe stands before the last sound: "don't", "I'm", "they're". */
char *mended_contraction(const char *match) {
    static const char *const endings[] = {"nt", "m", "ve", "re", "ll", "d", NULL};
    for (guint i = 0; endings[i] != NULL; i++) {
        gsize length = strlen(match), size = strlen(endings[i]), at = length - size + (*endings[i] == 'n');
        g_autofree char *first = NULL;
        if (length <= size || !g_str_has_suffix(match, endings[i])) continue;
        first = g_strndup(match, at);
        if (strcmp(first, "i") == 0) *first = 'I';
        return g_strdup_printf("%s'%s", first, match + at);
    }
    return NULL;
}

char *mended_name(const char *match) {
    char *name = g_strdup(match);
    for (char *at = name; *at != '\0'; at++)
        if (at == name || at[-1] == ' ' || at[-1] == '-') *at = g_ascii_toupper(*at);
    return name;
}

char *mended_start(const char *match) {
    return g_strdup_printf("%c%s", g_ascii_toupper(match[0]), match + 1);
}

char *mended_stop(const char *match) {
    return g_strdup_printf("%s.", match);
}

char *mended_space_before(const char *match) {
    return g_strdup(match + strspn(match, " "));
}

char *mended_greeting(const char *match) {
    const char *blank = strpbrk(match, " \n");
    return g_strdup(blank != NULL ? blank + 1 : match);
}
