/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The letter with all that is known of it, as JSON.
 */
#include "config.h"

#include "bowout/handover/forms.h"

#include <jansson.h>

#define JSON_VERSION 1

static json_t *facts_json(const Facts *facts) {
    json_t *object = json_object();
    for (guint id = 0; id < FACT_COUNT; id++) {
        const FactRow *row = fact_row((FactId)id);
        json_t *list;
        if (!facts_has(facts, (FactId)id)) continue;
        if (!row->repeats) {
            json_object_set_new(object, row->name, json_string(facts_get(facts, (FactId)id)));
            continue;
        }
        list = json_array();
        for (guint i = 0; i < facts_value_count(facts, (FactId)id); i++)
            json_array_append_new(list, json_string(facts_value(facts, (FactId)id, i)));
        json_object_set_new(object, row->name, list);
    }
    return object;
}

static json_t *paragraphs_json(const Letter *letter) {
    json_t *list = json_array();
    for (guint i = 0; i < letter->paragraphs->len; i++) {
        const Paragraph *paragraph = g_ptr_array_index(letter->paragraphs, i);
        json_t *sentences = json_array();
        for (guint j = 0; j < paragraph->sentences->len; j++) {
            const Sentence *sentence = g_ptr_array_index(paragraph->sentences, j);
            json_t *object = json_object();
            json_object_set_new(object, "stage", json_string(sentence->stage));
            json_object_set_new(object, "text", json_string(sentence->text));
            json_object_set_new(object, "own", json_boolean(sentence->own));
            json_array_append_new(sentences, object);
        }
        json_array_append_new(list, sentences);
    }
    return list;
}

static void set_letter(json_t *object, const Letter *letter) {
    g_autofree char *text = letter_text(letter);
    json_object_set_new(object, "channel", json_string(channel_name(letter->channel)));
    json_object_set_new(object, "text", json_string(text));
    json_object_set_new(object, "words", json_integer(letter_word_count(letter)));
    json_object_set_new(object, "speaking_seconds", json_integer(letter_speaking_seconds(letter)));
    json_object_set_new(object, "characters", json_integer(g_utf8_strlen(text, -1) - (g_str_has_suffix(text, "\n") ? 1 : 0)));
}

static json_t *companions_json(const Catalogue *catalogue, const Answers *answers, const Letter *letter) {
    const Situation *situation = catalogue_situation(catalogue, answers_situation(answers));
    json_t *list = json_array();
    for (guint i = 0; situation != NULL && i < catalogue_companions(catalogue)->len; i++) {
        const Companion *companion = g_ptr_array_index(catalogue_companions(catalogue), i);
        g_autoptr(Letter) text = NULL;
        json_t *object;
        if (!companion_goes_with(companion, situation->kind, letter->channel)) continue;
        text = compose_companion(catalogue, answers, companion);
        object = json_object();
        json_object_set_new(object, "id", json_string(companion->id));
        json_object_set_new(object, "title", json_string(companion->title));
        set_letter(object, text);
        json_array_append_new(list, object);
    }
    return list;
}

char *form_json(const FormInput *input, GError **error) {
    const Answers *answers = input->answers;
    const Letter *letter = input->letter;
    json_t *root = json_object();
    g_autofree char *subject = form_subject(input), *line = NULL;
    char *dumped;
    (void)error;
    json_object_set_new(root, "version", json_integer(JSON_VERSION));
    json_object_set_new(root, "kind", letter->kind != NULL ? json_string(letter->kind) : json_null());
    json_object_set_new(root, "situation", json_string(answers_situation(answers)));
    json_object_set_new(root, "register", json_string(register_name(answers_register(answers))));
    json_object_set_new(root, "facts", facts_json(answers_facts_const(answers)));
    json_object_set_new(root, "variant", input->variant > 0 ? json_integer(input->variant) : json_null());
    json_object_set_new(root, "subject", json_string(subject));
    set_letter(root, letter);
    json_object_set_new(root, "paragraphs", paragraphs_json(letter));
    json_object_set_new(root, "companions", companions_json(input->catalogue, answers, letter));
    dumped = json_dumps(root, JSON_INDENT(2));
    json_decref(root);
    line = g_strconcat(dumped != NULL ? dumped : "{}", "\n", NULL);
    free(dumped);
    return g_steal_pointer(&line);
}
