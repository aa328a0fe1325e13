/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The person's own words for a stage. The text lives beside the answers as long as the flow: it
 * becomes the answer when it is taken with Next, and whatever is chosen instead, it is there again
 * when the page is opened again.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "bowout/letter/placeholder.h"
#include "flow-private.h"

void own_words_free(gpointer data) {
    OwnWords *words = data;
    edit_free(words->edit);
    g_free(words->from);
    g_free(words);
}

OwnWords *words_of(Flow *flow, const char *stage, gboolean make) {
    OwnWords *words = g_hash_table_lookup(flow->typed.words, stage);
    Choice choice;
    if (words != NULL) return words;
    choice = answers_choice(flow->answers, stage);
    if (choice.kind != CHOICE_WORDS && !make) return NULL;
    words = g_new0(OwnWords, 1);
    words->edit = edit_new(TRUE, OWN_WORDS_LENGTH_MOST);
    if (choice.kind == CHOICE_WORDS) {
        edit_set(words->edit, choice.words);
        words->from = g_strdup(choice.phrasing);
    }
    g_hash_table_insert(flow->typed.words, g_strdup(stage), words);
    return words;
}

void words_keep_all(Flow *flow) {
    for (guint i = 0; i < answers_choice_count(flow->answers); i++) words_of(flow, answers_choice_stage(flow->answers, i), FALSE);
}

static char *filled(const Flow *flow, const char *stage, const char *phrasing_id) {
    const Phrasing *phrasing = phrasing_id != NULL ? catalogue_phrasing(flow->catalogue, stage, phrasing_id) : NULL;
    return phrasing != NULL ? placeholder_fill(phrasing_text(phrasing), flow->answers, flow->catalogue) : NULL;
}

/* Nothing of the person's own is in it: it may be filled anew. */
static gboolean untouched(const Flow *flow, const char *stage, const OwnWords *words) {
    g_autofree char *seed = NULL;
    if (text_blank(edit_text(words->edit))) return TRUE;
    if (answers_choice(flow->answers, stage).kind == CHOICE_WORDS) return FALSE;
    seed = filled(flow, stage, words->from);
    return seed != NULL && strcmp(seed, edit_text(words->edit)) == 0;
}

static void fill(Flow *flow, const char *stage, OwnWords *words, const Phrasing *seed) {
    Choice choice = answers_choice(flow->answers, stage);
    const char *from = seed != NULL ? phrasing_id(seed) : choice.kind == CHOICE_PHRASING ? choice.phrasing : NULL;
    g_autofree char *text = filled(flow, stage, from);
    if (text == NULL) text = compose_stage(flow->catalogue, flow->answers, stage);
    g_free(words->from);
    words->from = g_strdup(from);
    edit_set(words->edit, text);
}

Move words_open(Flow *flow, const char *stage, const Phrasing *seed, gboolean direct) {
    OwnWords *words = words_of(flow, stage, TRUE);
    Place page = place_make(&step_words, stage);
    gboolean anew = untouched(flow, stage, words);
    if (anew) fill(flow, stage, words, seed);
    if (!anew && seed != NULL)
        flow_say(flow, MESSAGE_PLAIN, "%s", _("Your words from before. Empty the text to start from another wording."));
    return direct ? VISIT_PAGE(page) : GO(page.row, page.arg);
}

char *words_open_field(const char *text) {
    if (strstr(text, PLACEHOLDER_BLANK) != NULL) return g_strdup(PLACEHOLDER_BLANK);
    for (guint i = 0; i < FACT_COUNT; i++) {
        g_autofree char *mark = g_strdup_printf("‹%s›", fact_row((FactId)i)->name);
        if (strstr(text, mark) != NULL) return g_steal_pointer(&mark);
    }
    return NULL;
}

char *words_ready(Flow *flow, const char *stage) {
    const OwnWords *words = words_of(flow, stage, FALSE);
    g_autofree char *text = words != NULL ? text_normalise(edit_text(words->edit), TEXT_KEEP_LINES) : NULL;
    g_autofree char *open = text != NULL ? words_open_field(text) : NULL;
    if (text == NULL || text_blank(text) || open != NULL || !answers_check_words(text, NULL)) return NULL;
    return g_steal_pointer(&text);
}

/* Nothing is taken as the answer yet: that is Next, which checks it. */
gboolean flow_take_words(Flow *flow, const char *stage, const char *text) {
    Edit *edit;
    g_autofree char *trimmed = g_strchomp(g_strdup(text)); /* editors end the last line */
    g_autoptr(GError) error = NULL;
    if (flow->catalogue == NULL || catalogue_stage(flow->catalogue, stage) == NULL) return FALSE;
    edit = words_of(flow, stage, TRUE)->edit;
    flow_set_message(flow, MESSAGE_NONE, NULL);
    if (strcmp(trimmed, edit_text(edit)) == 0) return TRUE;
    edit_set(edit, NULL);
    if (!edit_paste(edit, trimmed, &error) && error != NULL) flow_say(flow, MESSAGE_WARNING, "%s", error->message);
    flow->derived.view_sound = FALSE;
    return error == NULL;
}
