/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A finding's place is a place in the whole letter; the answers know stages. So the sentences of the stage are put together
 * again, with the place of each in the letter, and the match is replaced there.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/words.h"
#include "suggestion.h"

/* The stage's text, and where the match stands in it. FALSE: the match is not within the stage. */
static gboolean find_match(const Letter *letter, const Finding *finding, GString *stage, gsize *start, gsize *end) {
    gsize at = 0;
    gboolean started = FALSE, ended = FALSE;
    for (guint i = 0; i < letter->paragraphs->len; i++) {
        const Paragraph *paragraph = g_ptr_array_index(letter->paragraphs, i);
        if (i > 0) at += strlen("\n\n");
        for (guint j = 0; j < paragraph->sentences->len; j++) {
            const Sentence *sentence = g_ptr_array_index(paragraph->sentences, j);
            gsize length = strlen(sentence->text), next = at + length;
            if (g_strcmp0(sentence->stage, finding->stage) == 0) {
                if (finding->start >= at && finding->start < next) *start = stage->len + finding->start - at, started = TRUE;
                if (finding->end > at && finding->end <= next) *end = stage->len + finding->end - at, ended = TRUE;
                g_string_append(stage, sentence->text);
                g_string_append(stage, sentence->after);
            }
            at = next + strlen(sentence->after);
        }
    }
    return started && ended && *start <= *end && *end <= stage->len;
}

static GPtrArray *copy_suggestions(const GPtrArray *suggestions) {
    GPtrArray *copy = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < suggestions->len; i++) g_ptr_array_add(copy, g_strdup(g_ptr_array_index(suggestions, i)));
    return copy;
}

static gboolean remember(Flow *flow, const Finding *finding) {
    Taken *taken = &flow->taken;
    g_autoptr(GString) stage = g_string_new(NULL);
    gsize start = 0, end = 0;
    taken_clear(taken);
    if (finding->start < finding->end && !find_match(flow->checked_letter, finding, stage, &start, &end)) return FALSE;
    if (finding->start >= finding->end) g_string_truncate(stage, 0);
    taken->stage = g_strdup(finding->stage);
    taken->before = g_strndup(stage->str, start);
    taken->match = g_strndup(stage->str + start, end - start);
    taken->after = g_strdup(stage->str + end);
    taken->suggestions = copy_suggestions(finding->suggestions);
    return TRUE;
}

/* After the last suggestion comes what stood there before, then the first again. A thing that was missing stays put in. */
static void put(Flow *flow) {
    Taken *taken = &flow->taken;
    gboolean back = taken->next >= taken->suggestions->len && taken->match[0] != '\0';
    const char *wording;
    g_autofree char *text = NULL, *from = NULL;
    if (!back && taken->next >= taken->suggestions->len) taken->next = 0;
    wording = back ? taken->match : g_ptr_array_index(taken->suggestions, taken->next);
    text = g_strstrip(g_strconcat(taken->before, wording, taken->after, NULL));
    from = g_strdup(answers_choice(flow->answers, taken->stage).phrasing);
    answers_choose_words(flow->answers, taken->stage, text, from);
    edit_set(words_of(flow, taken->stage, TRUE)->edit, text);
    taken->next = back ? 0 : taken->next + 1;
    flow->touched = TRUE;
    flow_changed(flow);
    if (back)
        flow_say(flow, MESSAGE_PLAIN, _("As it was: \"%s\". Again for the first suggestion."), wording);
    else
        flow_say(flow, MESSAGE_PLAIN, _("Put in place: \"%s\". Again for the next one."), wording);
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
