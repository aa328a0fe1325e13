/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The script for a call. First what to say, a labelled line each; then what goes with it: answers
 * to questions that may come, a shorter text for the voicemail, the mail to send afterwards.
 */
#include "config.h"

#include "bowout/base/translate.h"
#include "bowout/handover/forms.h"

/* "about 35 seconds". Owned by the caller. */
static char *form_speaking_time(guint seconds) {
    if (seconds < 60) return g_strdup_printf(ngettext("about %u second", "about %u seconds", seconds), seconds);
    return g_strdup_printf(_("about %u:%02u minutes"), seconds / 60, seconds % 60);
}

static void add_sentence(GString *text, const Sentence *sentence) {
    g_string_append(text, sentence->text);
    g_string_append(text, sentence->after);
}

/* Sentences of one stage follow one another; each new stage starts a line with its label. */
static void add_lines(GString *script, const Catalogue *catalogue, const Letter *letter) {
    const char *stage = NULL;
    for (guint i = 0; i < letter->paragraphs->len; i++) {
        const Paragraph *paragraph = g_ptr_array_index(letter->paragraphs, i);
        for (guint j = 0; j < paragraph->sentences->len; j++) {
            const Sentence *sentence = g_ptr_array_index(paragraph->sentences, j);
            if (g_strcmp0(sentence->stage, STAGE_DIRECTION) == 0) {
                g_string_append(script, "\n");
                stage = sentence->stage;
            }
            if (sentence->stage != stage) {
                const Stage *known = catalogue_stage(catalogue, sentence->stage);
                if (stage != NULL) g_string_append(script, "\n");
                g_string_append_printf(script, "%s: ", known != NULL ? known->label : sentence->stage);
                stage = sentence->stage;
            }
            add_sentence(script, sentence);
        }
    }
    g_string_append_c(script, '\n');
}

/* The subject of a mail that goes with a call: as the letter's would be. */
static void add_subject(GString *script, const Catalogue *catalogue, const Answers *answers) {
    g_autofree char *subject = compose_subject(catalogue, answers);
    if (subject != NULL) g_string_append_printf(script, _("Subject: %s\n\n"), subject);
}

static void add_companion(GString *script, const Catalogue *catalogue, const Answers *answers, const Companion *companion) {
    g_autoptr(Letter) letter = compose_companion(catalogue, answers, companion);
    g_autofree char *text = letter_text(letter), *time = form_speaking_time(letter_speaking_seconds(letter));
    gboolean spoken = letter->channel == CHANNEL_PHONE;
    if (text[0] == '\0') return;
    if (spoken)
        g_string_append_printf(script, "\n== %s (%s)\n", companion->title, time);
    else
        g_string_append_printf(script, "\n== %s\n", companion->title);
    if (companion->guidance[0] != '\0') g_string_append_printf(script, "%s\n\n", companion->guidance);
    if (letter->channel == CHANNEL_EMAIL) add_subject(script, catalogue, answers);
    if (spoken) {
        GString *lines = g_string_new(text);
        g_string_replace(lines, "\n\n", "\n", 0); /* one breath a line */
        g_string_append(script, lines->str);
        g_string_free(lines, TRUE);
    } else {
        g_string_append(script, text);
    }
}

char *form_script(const FormInput *input) {
    const Catalogue *catalogue = input->catalogue;
    const Answers *answers = input->answers;
    const Situation *situation = catalogue_situation(catalogue, answers_situation(answers));
    GString *script = g_string_new(NULL);
    g_autofree char *time = form_speaking_time(letter_speaking_seconds(input->letter));
    g_string_append_printf(script, _("== What to say (%s)\n\n"), time);
    add_lines(script, catalogue, input->letter);
    for (guint i = 0; situation != NULL && i < catalogue_companions(catalogue)->len; i++) {
        const Companion *companion = g_ptr_array_index(catalogue_companions(catalogue), i);
        if (companion_goes_with(companion, situation->kind, CHANNEL_PHONE)) add_companion(script, catalogue, answers, companion);
    }
    return g_string_free(script, FALSE);
}
