/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A finding's place is a place in the whole letter; the answers know stages. So the sentences of
 * the stage are put together again, with the place of each in the letter, and the match is replaced
 * there.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/translate.h"
#include "flow-private.h"

void taken_clear(Taken *taken) {
    g_free(taken->stage);
    g_free(taken->text);
    g_clear_pointer(&taken->suggestions, g_ptr_array_unref);
    memset(taken, 0, sizeof *taken);
}

/* The stage's text into `text`, and where the match stands in it. FALSE: the match is not within
   the stage. */
static gboolean find_match(const Letter *letter, const Finding *finding, GString *text, Taken *taken) {
    gsize at = 0;
    gboolean started = FALSE, ended = FALSE;
    for (guint i = 0; i < letter->paragraphs->len; i++) {
        const Paragraph *paragraph = g_ptr_array_index(letter->paragraphs, i);
        if (i > 0) at += strlen("\n\n");
        for (guint j = 0; j < paragraph->sentences->len; j++) {
            const Sentence *sentence = g_ptr_array_index(paragraph->sentences, j);
            gsize end = at + strlen(sentence->text);
            gboolean ours = g_strcmp0(sentence->stage, finding->stage) == 0;
            if (ours && finding->start >= at && finding->start < end) {
                started = TRUE;
                taken->sentence_start = text->len;
                taken->start = text->len + finding->start - at;
            }
            if (ours && finding->end > at && finding->end <= end) {
                ended = TRUE;
                taken->sentence_end = text->len + strlen(sentence->text);
                taken->end = text->len + finding->end - at;
            }
            if (ours) g_string_append(text, sentence->text);
            if (ours) g_string_append(text, sentence->after);
            at = end + strlen(sentence->after);
        }
    }
    return started && ended && taken->start <= taken->end;
}

static GPtrArray *copy_suggestions(const GPtrArray *suggestions) {
    GPtrArray *copy = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < suggestions->len; i++) g_ptr_array_add(copy, g_strdup(g_ptr_array_index(suggestions, i)));
    return copy;
}

/* What is missing has no place: then the suggestion is all the stage says. */
static gboolean remember(Flow *flow, const Finding *finding) {
    Taken *taken = &flow->taken;
    g_autoptr(GString) text = g_string_new(NULL);
    taken_clear(taken);
    if (finding->start < finding->end && !find_match(flow->derived.checked_letter, finding, text, taken)) {
        taken_clear(taken);
        return FALSE;
    }
    taken->stage = g_strdup(finding->stage);
    taken->text = g_strchomp(g_strdup(text->str)); /* what parts it from the next stage is not its own */
    taken->suggestions = copy_suggestions(finding->suggestions);
    return TRUE;
}

static gboolean is_sentence(const char *wording) {
    return strchr(wording, ' ') != NULL && strchr(".!?", wording[strlen(wording) - 1]) != NULL;
}

/* A word takes the place of the match, a sentence that of the whole sentence. */
static char *replaced(const Taken *taken, const char *wording) {
    gboolean whole = is_sentence(wording);
    gsize start = whole ? taken->sentence_start : taken->start, end = whole ? taken->sentence_end : taken->end;
    g_autofree char *before = g_strndup(taken->text, start);
    return g_strstrip(g_strconcat(before, wording, taken->text + end, NULL));
}

/* After the last suggestion comes what stood there before, then the first again. A thing that
   was missing stays put in. */
static void put(Flow *flow) {
    Taken *taken = &flow->taken;
    gboolean back = taken->next >= taken->suggestions->len && taken->text[0] != '\0';
    const char *wording;
    g_autofree char *text = NULL, *from = NULL;
    if (!back && taken->next >= taken->suggestions->len) taken->next = 0;
    wording = back ? "" : g_ptr_array_index(taken->suggestions, taken->next);
    text = back ? g_strdup(taken->text) : replaced(taken, wording);
    from = g_strdup(answers_choice(flow->answers, taken->stage).phrasing);
    answers_choose_words(flow->answers, taken->stage, text, from);
    variant_by_hand(flow, taken->stage);
    edit_set(words_of(flow, taken->stage, TRUE)->edit, text);
    taken->next = back ? 0 : taken->next + 1;
    flow->act.touched = TRUE;
    flow_changed(flow);
    if (back)
        flow_say(flow, MESSAGE_PLAIN, "%s", _("As it was. Again for the first suggestion."));
    else
        flow_say(flow, MESSAGE_PLAIN, _("Put in place: \"%s\" Again for the next one."), wording);
}

void suggestion_take(Flow *flow, const Finding *finding) {
    if (flow->taken.stage == NULL) {
        if (finding == NULL || finding->stage == NULL || finding->suggestions->len == 0 ||
            catalogue_stage(flow->catalogue, finding->stage) == NULL) {
            flow_say(flow, MESSAGE_PLAIN, "%s", _("There is no suggested wording for this."));
            return;
        }
        if (!remember(flow, finding)) {
            flow_say(flow, MESSAGE_PLAIN, "%s", _("This one is better changed by hand."));
            return;
        }
    }
    put(flow);
}
