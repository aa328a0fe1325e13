/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a letter: blocks of own lines, sentences, words, then the phrases in them. */
#include "config.h"

#include <string.h>

#include "bowout/letter/sentences.h"
#include "check-private.h"
#include "language.h"
#include "structure.h"

#define GUESS_BYTES_MOST (32u * 1024u) /* of a text are read to guess its kind */
#define WINDOW_BYTES (256u * 1024u)    /* of a text are looked at together for its line ends */

/* ---- setting up ---- */

static gboolean rule_holds(Checker *checker, const Rule *rule, guint32 when) {
    const CheckContext *context = checker->context;
    const RuleType *type = rule_type(rule);
    RegisterId reg;
    if (checker->other_language && (type->any_language == NULL || !type->any_language(rule))) return FALSE;
    if (rule->kinds != 0 && checker->kind >= 0 && (rule->kinds & 1u << checker->kind) == 0) return FALSE;
    if (rule->channels != 0 && (rule->channels & 1u << context->channel) == 0) return FALSE;
    if (rule->registers != 0 && (!register_by_name(context->tone_register, &reg) || (rule->registers & 1u << reg) == 0)) return FALSE;
    if (rule->situations.count > 0 && !pack_texts_have(&rule->situations, context->situation)) return FALSE;
    if (pack_texts_have(&rule->not_situations, context->situation)) return FALSE;
    if ((rule->when & ~when) != 0 || (rule->when_not & when) != 0) return FALSE;
    return type->prepare == NULL || type->prepare(checker, rule);
}

static void choose_rules(Checker *checker) {
    guint32 when = circumstances(checker->context);
    checker->tallies = g_new0(Tally, MAX(checker->rules->rule_count, 1));
    for (guint type = 0; type < RULE_TYPE_COUNT; type++) checker->holding[type] = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < checker->rules->rule_count; i++) {
        const Rule *rule = RULE_AT(checker->rules, i);
        checker->tallies[i].enabled = !checker->small_only && rule_holds(checker, rule, when);
        if (checker->tallies[i].enabled) g_array_append_val(checker->holding[rule->type], i);
    }
}

static void choose_stages(Checker *checker) {
    checker->kind_stages = 0;
    for (guint i = 0; i < checker->rules->stage_count; i++) {
        const ToneStage *stage = STAGE_AT(checker->rules, i);
        if (checker->kind < 0 || stage->kinds == 0 || (stage->kinds & 1u << checker->kind) != 0) checker->kind_stages |= STAGE_BIT(i);
    }
}

static void checker_init(Checker *checker, const Rules *rules, const char *text, gsize length, const CheckContext *context, int kind,
                         gboolean small_only, gboolean other_language) {
    memset(checker, 0, sizeof *checker);
    checker->rules = rules;
    checker->text = text;
    checker->length = length;
    checker->context = context;
    checker->kind = kind;
    checker->small_only = small_only;
    checker->other_language = other_language;
    checker->full = g_new0(FullResult, 1);
    checker->full->result.sentence_list = g_array_new(FALSE, FALSE, sizeof(CheckedSentence));
    checker->tokens.words = checker->words;
    checker->tokens.capacity = G_N_ELEMENTS(checker->words);
    checker->events = g_array_new(FALSE, FALSE, sizeof(Event));
    checker->found = g_array_new(FALSE, FALSE, sizeof(Found));
    checker->praise_seen = g_new0(guint8, MAX(rules->praise_count, 1));
    checker->praise_spoilt = g_new0(guint8, MAX(rules->praise_count, 1));
    checker->before_main = STAGE_OTHER;
    choose_rules(checker);
    choose_stages(checker);
    checker_prepare_names(checker);
}

/* All but the result. */
static void checker_clear(Checker *checker) {
    matches_clear(&checker->matches);
    g_array_unref(checker->events);
    g_array_unref(checker->found);
    for (guint type = 0; type < RULE_TYPE_COUNT; type++) g_array_unref(checker->holding[type]);
    g_ptr_array_unref(checker->names);
    g_clear_pointer(&checker->seen_sentences, g_hash_table_unref);
    g_clear_pointer(&checker->known_words, g_hash_table_unref);
    g_free(checker->praise_seen);
    g_free(checker->praise_spoilt);
    g_free(checker->tallies);
}

/* ---- a sentence ---- */

static void run_matcher(Checker *checker) {
    checker->row = (WordRow){&checker->words[0].id, sizeof(Word), checker->tokens.count};
    matcher_run(&checker->rules->matcher, &checker->row, &checker->matches);
}

static void tally_stages(Checker *checker, gsize end) {
    const Sense *sense = &checker->sense;
    StageTally *main = &checker->full->stages[sense->main];
    main->sentences += sense->later_piece ? 0 : 1;
    main->words += checker->tokens.units;
    for (StageMask rest = sense->said; rest != 0; rest &= rest - 1) {
        StageTally *stage = &checker->full->stages[__builtin_ctz(rest)];
        if (!stage->said) {
            stage->first = checker->sentence;
            stage->start = sense->start;
            stage->end = end;
        }
        stage->said = TRUE;
        stage->last = checker->sentence;
    }
}

static void keep_sentence(Checker *checker) {
    CheckResult *result = &checker->full->result;
    CheckedSentence kept = {rules_stage_id(checker->rules, checker->sense.main), checker->sense.start, checker->sense.end,
                            checker->tokens.units};
    if (checker->sense.later_piece) {
        if (result->sentence_list->len == result->sentences && result->sentences > 0) {
            CheckedSentence *last = &g_array_index(result->sentence_list, CheckedSentence, result->sentence_list->len - 1);
            last->end = kept.end;
            last->words += kept.words;
        }
    } else {
        result->sentences++;
        if (!checker->context->no_list && result->sentence_list->len < SENTENCES_KEPT_MOST) g_array_append_val(result->sentence_list, kept);
    }
    result->words += checker->tokens.units;
}

/* The words are read: everything that is said about them. */
static void check_piece(Checker *checker) {
    Sense *sense = &checker->sense;
    checker->piece++;
    checker_join_names(checker);
    run_matcher(checker);
    if (!sense->subject) checker_find_stages(checker);
    if (checker->small_only) {
        tally_stages(checker, sense->end);
        return;
    }
    checker_phrases(checker);
    if (checker->tokens.count > 0) checker->tokens.marks |= MARK_ANY;
    for (guint type = 0; type < RULE_TYPE_COUNT; type++)
        if (rule_types[type]->look != NULL && checker->holding[type]->len > 0 && (rule_types[type]->subject || !sense->subject))
            rule_types[type]->look(checker, checker->holding[type]);
    if (sense->subject) return;
    tally_stages(checker, sense->end);
    keep_sentence(checker);
}

/* One sentence (or the line of a signature, or the subject). TRUE when it was a sign-off. */
static gboolean checker_sentence(Checker *checker, const Sense *place) {
    gsize at = place->start;
    gboolean signed_off = FALSE;
    checker->sense = *place;
    do {
        checker->tokens.count = checker->tokens.units = checker->tokens.marks = 0;
        checker->tokens.hash = checker->tokens.first_hash = 0;
        checker->base = checker->sense.start = at;
        at = tokens_read(&checker->rules->vocabulary, checker->text, at, place->end, &checker->tokens);
        checker->sense.end = at;
        check_piece(checker);
        signed_off = signed_off || (checker->sense.main < checker->rules->stage_count &&
                                    STAGE_AT(checker->rules, checker->sense.main)->place == PLACE_END);
        checker->sense.later_piece = TRUE;
    } while (at < place->end);
    if (place->subject) return FALSE;
    checker->before_main = checker->sense.main;
    checker->sentence++;
    return signed_off;
}

/* ---- line ends ---- */

/* The bytes of a line end that is no "\n" at `at`: CR by itself, VT, FF, NEL, and the separators
   of Unicode; else 0. */
static gsize other_line_end(const char *text, gsize length, gsize at) {
    switch ((guchar)text[at]) {
    case '\r': return at + 1 < length && text[at + 1] == '\n' ? 0 : 1;
    case '\v':
    case '\f': return 1;
    case 0xC2: return at + 1 < length && (guchar)text[at + 1] == 0x85 ? 2 : 0;
    case 0xE2: return length - at >= 3 && (guchar)text[at + 1] == 0x80 && ((guchar)text[at + 2] | 1) == 0xA9 ? 3 : 0;
    default: return 0;
    }
}

/* Line ends that begin in text[from, to) become plain ones, in a copy that is made for the first
   of them. */
static void make_plain(const char *text, gsize length, gsize from, gsize to, char **plain) {
    static const char first[] = "\r\v\f\xC2\xE2";
    for (const char *byte = first; *byte != '\0'; byte++) {
        const char *at = text + from;
        while ((at = memchr(at, *byte, to - (gsize)(at - text))) != NULL) {
            gsize place = (gsize)(at - text), size = other_line_end(text, length, place);
            if (size > 0) {
                if (*plain == NULL) *plain = g_memdup2(text, length);
                memset(*plain + place, ' ', size);
                (*plain)[place + size - 1] = '\n';
            }
            at++;
        }
    }
}

/* The text with one kind of line end, every byte else at its place; NULL when it has no other.
   The caller's. */
static char *with_plain_lines(const char *text, gsize length, const CheckContext *context) {
    char *plain = NULL;
    for (gsize from = 0, to; from < length; from = to) {
        to = MIN(from + WINDOW_BYTES, length);
        make_plain(text, length, from, to, &plain);
        if (context->done != NULL) context->done(to, context->done_data);
    }
    return plain;
}

static const char *end_of_line(const char *from, const char *end) {
    const char *line_end = memchr(from, '\n', (gsize)(end - from));
    return line_end != NULL ? line_end : end;
}

/* In a script, lines like "[Let them answer]" are not said: blanked out, every other byte at its
   place. Takes the text over, or NULL for `text` as it is; gives the same. */
static char *without_directions(char *plain, const char *text, gsize length) {
    const char *from = plain != NULL ? plain : text;
    for (gsize at = 0; at < length;) {
        gsize start = at, end = (gsize)(end_of_line(from + at, from + length) - from);
        at = end + 1;
        while (start < end && (guchar)from[start] <= ' ') start++;
        while (end > start && (guchar)from[end - 1] <= ' ') end--;
        if (!letter_is_direction(from + start, end - start)) continue;
        if (plain == NULL) from = plain = g_memdup2(text, length);
        memset(plain + start, ' ', end - start);
    }
    return plain;
}

/* ---- a pasted text ---- */

/* "Ana Reyes | bookkeeping", "Ana Reyes, bookkeeper" */
static gboolean parts_name(const char *text, gsize from, gsize to) {
    for (gsize i = from; i < to; i++)
        if (strchr("|,/", text[i]) != NULL || (to - i >= 3 && memcmp(text + i, "\u2014", 3) == 0)) return TRUE;
    return FALSE;
}

/* One to six capitalised words and nothing else: a name, with titles, initials or degrees ("Rev.
   T. Ekpo", "Ana Reyes, CPA"). */
static gboolean is_name_line(const Checker *checker, gsize start, gsize end) {
    TokenText token = {0};
    gsize at = start, end_before = start;
    guint words = 0;
    if (end - start > 48 || strchr("!?:", checker->text[end - 1]) != NULL) return FALSE;
    while (token_next(checker->text, end, &at, &token)) {
        if (words > 1 && token.start > end_before && parts_name(checker->text, end_before, token.start))
            return TRUE; /* what follows is a trade */
        if (!token.capital || ++words > 6) return FALSE;
        end_before = token.end;
        if (token.apostrophe && token.length > 2 && memcmp(token.folded + token.length - 2, "'s", 2) == 0) return FALSE;
    }
    return words > 0 && (checker->text[end - 1] != '.' || token.end - token.start <= 2); /* "A. R." is, "Regards." is not */
}

/* A telephone number, an address, or a word in brackets ("(she/her)"), which stand below a name. */
static gboolean is_below_name(const Checker *checker, gsize start, gsize end) {
    guint digits = 0;
    if (end - start > 64 || memchr(checker->text + start, '\n', end - start) != NULL) return FALSE;
    if (checker->text[start] == '(' && checker->text[end - 1] == ')') return TRUE;
    for (gsize i = start; i < end; i++) {
        if (checker->text[i] == '@') return TRUE;
        digits += g_ascii_isdigit(checker->text[i]) ? 1 : 0;
    }
    return digits >= 6;
}

static gboolean take_line_alone(Checker *checker, gsize start, gsize end, BlockKind kind) {
    Sense place = {.start = start,
                   .end = end,
                   .origin = -1,
                   .short_line = kind == BLOCK_SHORT,
                   .signature = kind == BLOCK_SIGNATURE,
                   .subject = kind == BLOCK_SUBJECT};
    gboolean first = checker->sentence == 0, signed_off;
    signed_off = checker_sentence(checker, &place);
    if (kind == BLOCK_SUBJECT) return FALSE;
    if (kind == BLOCK_SIGNATURE && !checker->signed_off) {
        checker->signed_off = TRUE;
        if (!checker->small_only) checker_signature_name(checker);
    }
    if (!is_below_name(checker, start, end)) {
        checker->last_line_start = start;
        checker->last_line_end = first ? start : end;
    }
    if (kind == BLOCK_SHORT && signed_off) checker->signed_off = FALSE; /* its name comes next */
    return signed_off && kind == BLOCK_SHORT;
}

static gboolean has_stop(const char *text, gsize start, gsize end) {
    for (gsize i = start; i < end; i++)
        if (text[i] == '.' || text[i] == '!' || text[i] == '?' || (guchar)text[i] >= 0xE2) return TRUE;
    return FALSE;
}

/* "… well. Take care, Ana": the last words of the text, behind the last sentence in its line and
   without a stop, may sign it. */
static gboolean closes_in_line(const Checker *checker, gsize start, gsize end) {
    if (end - start > 32 || strchr(".!?", checker->text[end - 1]) != NULL) return FALSE;
    for (gsize i = end; i < checker->length; i++)
        if ((guchar)checker->text[i] > ' ') return FALSE;
    return TRUE;
}

static gboolean read_block(Checker *checker, gsize start, gsize end, BlockKind kind) {
    g_autoptr(GArray) spans = NULL;
    gboolean closes = FALSE;
    if (kind != BLOCK_BODY && (kind != BLOCK_SHORT || !has_stop(checker->text, start, end) || is_name_line(checker, start, end)))
        return take_line_alone(checker, start, end, kind);
    spans = sentences_find_named(checker->text + start, end - start, checker->context->facts);
    if (kind == BLOCK_SHORT && spans->len <= 1) return take_line_alone(checker, start, end, kind);
    for (guint i = 0; i < spans->len; i++) {
        const SentenceSpan *span = &g_array_index(spans, SentenceSpan, i);
        Sense place = {.start = start + span->start, .end = start + span->end, .origin = -1};
        closes = place.short_line = i > 0 && i + 1 == spans->len && closes_in_line(checker, place.start, place.end);
        checker_sentence(checker, &place);
    }
    if (closes) {
        checker->last_line_start = checker->sense.start;
        checker->last_line_end = checker->sense.end;
    } else if (!is_below_name(checker, start, end)) {
        checker->last_line_start = checker->last_line_end;
    }
    return FALSE;
}

static gboolean take_block(gsize start, gsize end, BlockKind kind, gpointer data) {
    Checker *checker = data;
    gboolean signature_follows = read_block(checker, start, end, kind);
    checker_done(checker, end);
    return signature_follows;
}

/* A name by itself at the end is a sign-off too. */
static void sign_by_name(Checker *checker) {
    if (checker->last_line_start == checker->last_line_end || !is_name_line(checker, checker->last_line_start, checker->last_line_end))
        return;
    for (guint i = 0; i < checker->rules->stage_count; i++) {
        StageTally *tally = &checker->full->stages[i];
        if (!STAGE_AT(checker->rules, i)->name_lines) continue;
        if (!tally->said) {
            tally->first = checker->sentence - 1;
            tally->start = checker->sense.start;
            tally->end = checker->sense.end;
        }
        tally->said = TRUE;
        tally->last = checker->sentence - 1;
    }
}

static int kind_of(const Rules *rules, const FullResult *full) {
    StageMask said = 0;
    for (guint i = 0; i < rules->stage_count; i++)
        if (full->stages[i].said) said |= STAGE_BIT(i);
    for (guint i = 1; i < rules->kind_count; i++) {
        const ToneKind *kind = KIND_AT(rules, i);
        if ((kind->signs & said) != 0 && (kind->unless & said) == 0) return (int)i;
    }
    return rules->kind_count > 0 ? 0 : -1;
}

static gsize first_part(const char *text, gsize length) {
    if (length <= GUESS_BYTES_MOST) return length;
    length = GUESS_BYTES_MOST;
    while (((guchar)text[length] & 0xC0) == 0x80) length--;
    return length;
}

static int guess_kind(const Rules *rules, const char *text, gsize length, const CheckContext *context) {
    Checker checker;
    int kind;
    length = first_part(text, length);
    checker_init(&checker, rules, text, length, context, -1, TRUE, FALSE);
    structure_walk(text, length, take_block, &checker);
    kind = kind_of(rules, checker.full);
    checker_clear(&checker);
    check_result_free(&checker.full->result);
    return kind;
}

/* ---- its language ---- */

typedef struct {
    const char *text;
    LanguageCount count;
} LanguageWalk;

static gboolean count_block(gsize start, gsize end, BlockKind kind, gpointer data) {
    LanguageWalk *walk = data;
    if ((kind == BLOCK_BODY || kind == BLOCK_SHORT) && !language_plain(&walk->count))
        language_add(&walk->count, walk->text + start, end - start);
    return FALSE;
}

/* By its first part; quoted lines do not count. */
static gboolean text_is_other(const Rules *rules, const char *text, gsize length) {
    LanguageWalk walk = {.text = text};
    language_begin(&walk.count, rules);
    if (language_plain(&walk.count)) return FALSE;
    structure_walk(text, first_part(text, length), count_block, &walk);
    return language_is_other(&walk.count);
}

/* Ours is in the rules' language; what the person wrote may not be. */
static gboolean letter_is_other(const Rules *rules, const Letter *letter) {
    LanguageCount count;
    language_begin(&count, rules);
    for (guint i = 0; i < letter->paragraphs->len; i++) {
        const Paragraph *paragraph = g_ptr_array_index(letter->paragraphs, i);
        for (guint j = 0; j < paragraph->sentences->len; j++) {
            const Sentence *sentence = g_ptr_array_index(paragraph->sentences, j);
            if (sentence->own) language_add(&count, sentence->text, strlen(sentence->text));
        }
    }
    return language_is_other(&count);
}

/* The wizard, compose and the proof all check with the same eyes. */
CheckContext check_context_of(const Answers *answers, const Catalogue *catalogue) {
    const Situation *situation = catalogue_situation(catalogue, answers_situation(answers));
    return (CheckContext){
        .kind = situation != NULL ? situation->kind->id : NULL,
        .situation = answers_situation(answers),
        .channel = situation_channel(situation, answers_channel(answers)),
        .facts = answers_facts_const(answers),
        .assumes = situation != NULL ? situation->assumes : 0,
        .tone_register = register_name(answers_register(answers)),
    };
}

static const CheckContext no_context = {.channel = CHANNEL_EMAIL};

static CheckResult *finish(Checker *checker, gboolean guessed) {
    FullResult *full = checker_finish(checker);
    full->result.kind = checker->kind >= 0 ? pack_text(&KIND_AT(checker->rules, checker->kind)->id) : NULL;
    full->result.kind_guessed = guessed;
    checker_clear(checker);
    return &full->result;
}

CheckResult *check_text(const Rules *rules, const char *given, gsize length, const CheckContext *context) {
    const CheckContext *used = context != NULL ? context : &no_context;
    char *lines = with_plain_lines(given, length, used);
    g_autofree char *plain = used->channel == CHANNEL_PHONE ? without_directions(lines, given, length) : lines;
    const char *text = plain != NULL ? plain : given;
    Checker checker;
    int kind = used->kind != NULL ? rules_kind(rules, used->kind) : -1;
    gboolean guessed = kind < 0;
    if (guessed) kind = guess_kind(rules, text, length, used);
    checker_init(&checker, rules, text, length, used, kind, FALSE, text_is_other(rules, text, length));
    structure_walk(text, length, take_block, &checker);
    sign_by_name(&checker);
    return finish(&checker, guessed);
}

/* ---- a letter of ours ---- */

static void take_letter_sentence(Checker *checker, const Sentence *sentence, gsize start) {
    gsize size = strlen(sentence->text);
    g_autoptr(GArray) spans = sentences_find_named(sentence->text, size, checker->context->facts);
    for (guint i = 0; i < spans->len; i++) {
        const SentenceSpan *span = &g_array_index(spans, SentenceSpan, i);
        Sense place = {.start = start + span->start, .end = start + span->end, .own = sentence->own};
        place.origin = sentence->stage != NULL ? rules_stage(checker->rules, sentence->stage) : -1;
        place.short_line = place.origin >= 0 && STAGE_AT(checker->rules, (guint)place.origin)->place == PLACE_END;
        checker_sentence(checker, &place);
    }
}

CheckResult *check_letter(const Rules *rules, const Letter *letter, const CheckContext *context) {
    g_autofree char *text = letter_text(letter);
    gsize length = strlen(text), at = 0;
    const CheckContext *used = context != NULL ? context : &no_context;
    const char *name = used->kind != NULL ? used->kind : letter->kind;
    int kind = name != NULL ? rules_kind(rules, name) : -1;
    gboolean guessed = kind < 0;
    Checker checker;
    if (guessed) kind = guess_kind(rules, text, length, used);
    checker_init(&checker, rules, text, length, used, kind, FALSE, letter_is_other(rules, letter));
    for (guint i = 0; i < letter->paragraphs->len; i++) {
        const Paragraph *paragraph = g_ptr_array_index(letter->paragraphs, i);
        for (guint j = 0; j < paragraph->sentences->len; j++) {
            const Sentence *sentence = g_ptr_array_index(paragraph->sentences, j);
            const char *place = strstr(text + at, sentence->text);
            if (place == NULL) continue; /* never: the text is made of its sentences */
            if (g_strcmp0(sentence->stage, STAGE_DIRECTION) != 0) take_letter_sentence(&checker, sentence, (gsize)(place - text));
            at = (gsize)(place - text) + strlen(sentence->text);
        }
    }
    return finish(&checker, guessed);
}
