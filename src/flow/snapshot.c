/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The whole state as text, and back. Written at every key, so it is plain and quick: a key file
 * with the answers (as an answers file) inside. Read with suspicion: what does not fit is left out,
 * and a place that is no more leads to the first step that wants something.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/translate.h"
#include "bowout/letter/variants.h"
#include "flow-private.h"
#include "sheet.h"

G_DEFINE_QUARK(bowout - flow - error, flow_error)

#define SNAPSHOT_VERSION 1
#define MAIN "flow"

/* ---- writing ---- */

static char *group(const char *kind, guint index) {
    return g_strdup_printf("%s %u", kind, index);
}

static void write_edit(Sheet *sheet, const char *name, const Edit *edit) {
    g_autofree char *history = edit_history(edit);
    if (history[0] != '\0') sheet_text(sheet, name, "undo", history);
    sheet_text(sheet, name, "text", edit_text(edit));
    if (edit_cursor(edit) != edit_length(edit)) sheet_number(sheet, name, "cursor", (gint64)edit_cursor(edit));
}

static void write_fields(const Flow *flow, Sheet *sheet) {
    guint count = 0;
    for (guint fact = 0; fact < FACT_COUNT; fact++)
        for (guint i = 0; i < FACT_VALUES_MOST; i++) {
            const FieldText *field = flow->typed.texts[fact][i];
            g_autofree char *kept = field != NULL ? field_kept_text(flow, (FactId)fact, i) : NULL;
            g_autofree char *history = field != NULL ? edit_history(field->edit) : NULL;
            g_autofree char *name = NULL;
            if (field == NULL ||
                (strcmp(kept, edit_text(field->edit)) == 0 && edit_cursor(field->edit) == edit_length(field->edit) && history[0] == '\0'))
                continue;
            name = group("field", count++);
            sheet_text(sheet, name, "fact", fact_row((FactId)fact)->name);
            sheet_number(sheet, name, "index", i);
            write_edit(sheet, name, field->edit);
        }
}

static int compare_strings(gconstpointer one, gconstpointer other) {
    return strcmp(one, other);
}

static GList *sorted_keys(GHashTable *table) {
    return g_list_sort(g_hash_table_get_keys(table), compare_strings);
}

static void write_words(const Flow *flow, Sheet *sheet) {
    g_autoptr(GList) stages = sorted_keys(flow->typed.words);
    guint count = 0;
    for (const GList *at = stages; at != NULL; at = at->next) {
        const OwnWords *words = g_hash_table_lookup(flow->typed.words, at->data);
        g_autofree char *name = group("words", count++);
        sheet_text(sheet, name, "stage", at->data);
        sheet_text(sheet, name, "from", words->from);
        write_edit(sheet, name, words->edit);
    }
}

static void write_remembered(const Flow *flow, Sheet *sheet) {
    for (guint i = 0; i < flow->chosen.remembered->len; i++) {
        const Remembered *remembered = g_ptr_array_index(flow->chosen.remembered, i);
        g_autofree char *name = group("remembered", i);
        sheet_text(sheet, name, "fitted", remembered->key);
        sheet_text(sheet, name, "answers", remembered->answers);
        sheet_texts(sheet, name, "suggested", (const char *const *)remembered->suggested, g_strv_length(remembered->suggested));
    }
}

static void write_ways(const Flow *flow, Sheet *sheet) {
    g_autoptr(GList) ways = sorted_keys(flow->typed.way_texts);
    guint count = 0;
    for (const GList *at = ways; at != NULL; at = at->next) {
        g_autofree char *name = group("way", count++);
        sheet_text(sheet, name, "id", at->data);
        write_edit(sheet, name, g_hash_table_lookup(flow->typed.way_texts, at->data));
    }
    for (guint i = 0; i < flow->outcomes->len; i++) {
        const Outcome *outcome = g_ptr_array_index(flow->outcomes, i);
        g_autofree char *name = group("outcome", i);
        sheet_text(sheet, name, "way", outcome->way);
        sheet_text(sheet, name, "success", outcome->success ? "true" : "false");
        sheet_text(sheet, name, "words", outcome->words);
    }
}

static void write_set(Sheet *sheet, const char *key, GHashTable *set) {
    g_autoptr(GList) names = sorted_keys(set);
    g_autoptr(GPtrArray) list = g_ptr_array_new();
    for (const GList *at = names; at != NULL; at = at->next) g_ptr_array_add(list, at->data);
    if (list->len == 0) return;
    g_ptr_array_add(list, NULL);
    sheet_texts(sheet, MAIN, key, (const char *const *)list->pdata, list->len - 1);
}

static void write_progress(const Flow *flow, Sheet *sheet) {
    g_autoptr(GList) focus = sorted_keys(flow->typed.focus);
    guint count = 0;
    write_set(sheet, "finished", flow->path.finished);
    write_set(sheet, "ticked", flow->typed.ticks);
    write_set(sheet, "suggested", flow->chosen.suggested);
    if (flow->path.compared > 0) sheet_number(sheet, MAIN, "compared", flow->path.compared);
    if (flow->chosen.variant > 0) sheet_number(sheet, MAIN, "variant", flow->chosen.variant);
    for (const GList *at = focus; at != NULL; at = at->next) {
        g_autofree char *name = group("focus", count++);
        sheet_text(sheet, name, "place", at->data);
        sheet_number(sheet, name, "field", GPOINTER_TO_INT(g_hash_table_lookup(flow->typed.focus, at->data)));
    }
}

/* The facts that the page "ask" asks for, by name. */
static void write_asking(const Flow *flow, Sheet *sheet) {
    const char *names[FACT_COUNT];
    guint count = 0;
    if (flow->path.asking == NULL) return;
    for (guint i = 0; i < FACT_COUNT; i++)
        if ((flow->path.asked & FACT_BIT(i)) != 0) names[count++] = fact_row((FactId)i)->name;
    sheet_text(sheet, MAIN, "asking", flow->path.asking);
    sheet_texts(sheet, MAIN, "asked", names, count);
}

static const struct {
    const char *key;
    gsize offset;
} flags[] = {
    {"returning", offsetof(Flow, path.returning)},
    {"direct", offsetof(Flow, path.direct)},
    {"more", offsetof(Flow, path.more)},
    {"asked-channel", offsetof(Flow, path.asked_channel)},
    {"asked-register", offsetof(Flow, path.asked_register)},
    {"channel-from-habit", offsetof(Flow, chosen.channel_from_habit)},
    {"channel-forced", offsetof(Flow, chosen.channel_forced)},
    {"instead-due", offsetof(Flow, path.instead_due)},
};

/* What the offer has for fields and blanks, a list for each fact. */
static void write_perhaps(const Flow *flow, Sheet *sheet) {
    for (guint i = 0; i < FACT_COUNT; i++) {
        const GPtrArray *texts = flow->mail.perhaps[i];
        if (texts != NULL) sheet_texts(sheet, "details", fact_row((FactId)i)->name, (const char *const *)texts->pdata, texts->len);
    }
}

static void write_facts(Sheet *sheet, const char *key, FactSet facts) {
    const char *names[FACT_COUNT];
    gsize count = 0;
    for (guint i = 0; i < FACT_COUNT; i++)
        if ((facts & FACT_BIT(i)) != 0) names[count++] = fact_row((FactId)i)->name;
    if (count > 0) sheet_texts(sheet, MAIN, key, names, count);
}

static void write_history(Sheet *sheet, const char *kind, const GPtrArray *steps) {
    for (guint i = 0; i < steps->len; i++) {
        g_autofree char *name = group(kind, i);
        g_autoptr(GList) keys = sorted_keys(g_ptr_array_index(steps, i));
        for (const GList *at = keys; at != NULL; at = at->next)
            sheet_text(sheet, name, at->data, g_hash_table_lookup(g_ptr_array_index(steps, i), at->data));
    }
}

char *flow_snapshot(const Flow *flow) {
    Sheet *sheet = sheet_new(MAIN);
    g_autofree char *place = place_id(flow->place);
    g_autofree char *answers = answers_export(flow->answers);
    const FlowItem *item = items_selected_item((Flow *)flow); /* lists what may be chosen; changes nothing else */
    sheet_number(sheet, MAIN, "version", SNAPSHOT_VERSION);
    sheet_text(sheet, MAIN, "place", place);
    sheet_text(sheet, MAIN, "selected", item != NULL ? item->id : NULL);
    sheet_text(sheet, MAIN, "review-selected", flow->path.review_selected);
    sheet_text(sheet, MAIN, "fitted", flow->chosen.fitted);
    sheet_text(sheet, MAIN, "thread", flow->mail.thread);
    sheet_text(sheet, MAIN, "offer-text", flow->mail.text);
    sheet_text(sheet, MAIN, "offer-subject", flow->mail.subject);
    write_facts(sheet, "found", flow->mail.found);
    sheet_text(sheet, MAIN, "instead-of", flow->path.instead_of);
    if (flow->chosen.channel_before >= 0) sheet_text(sheet, MAIN, "channel-before", channel_name((ChannelId)flow->chosen.channel_before));
    sheet_text(sheet, MAIN, "proposed-words", flow->mail.proposed != 0 ? flow->mail.words : NULL);
    write_facts(sheet, "proposed", flow->mail.proposed);
    write_facts(sheet, "unsure", flow->mail.unsure);
    for (guint i = 0; i < G_N_ELEMENTS(flags); i++)
        if (G_STRUCT_MEMBER(gboolean, flow, flags[i].offset)) sheet_text(sheet, MAIN, flags[i].key, "true");
    write_progress(flow, sheet);
    write_asking(flow, sheet);
    sheet_text(sheet, MAIN, "answers", answers);
    write_perhaps(flow, sheet);
    write_fields(flow, sheet);
    write_words(flow, sheet);
    write_remembered(flow, sheet);
    write_ways(flow, sheet);
    write_history(sheet, "undo", flow->history.undo);
    write_history(sheet, "redo", flow->history.redo);
    if (flow->typed.pasted != NULL && edit_length(flow->typed.pasted) > 0) write_edit(sheet, "pasted 0", flow->typed.pasted);
    return sheet_end(sheet);
}

/* ---- reading ---- */

static char *read_text(GKeyFile *file, const char *name, const char *key) {
    return g_key_file_get_string(file, name, key, NULL);
}

static void read_edit(GKeyFile *file, const char *name, Edit *edit) {
    g_autofree char *text = read_text(file, name, "text");
    g_autofree char *history = read_text(file, name, "undo");
    edit_set(edit, text);
    if (history != NULL) edit_set_history(edit, history);
    if (g_key_file_has_key(file, name, "cursor", NULL))
        edit_set_cursor(edit, MIN((gsize)g_key_file_get_uint64(file, name, "cursor", NULL), edit_length(edit)));
}

static void read_field(Flow *flow, GKeyFile *file, const char *name) {
    g_autofree char *fact_name = read_text(file, name, "fact");
    int index = g_key_file_get_integer(file, name, "index", NULL);
    FactId fact;
    if (fact_name == NULL || !fact_by_name(fact_name, &fact) || index < 0 || index >= (int)FACT_VALUES_MOST) return;
    if (fact_row(fact)->kind == FACT_CHOICE) return;
    read_edit(file, name, field_text(flow, fact, (guint)index)->edit);
    flow->typed.texts[fact][index]->left = TRUE;
}

static void read_words(Flow *flow, GKeyFile *file, const char *name) {
    g_autofree char *stage = read_text(file, name, "stage");
    OwnWords *words;
    if (stage == NULL) return;
    words = words_of(flow, stage, TRUE);
    g_free(words->from);
    words->from = read_text(file, name, "from");
    read_edit(file, name, words->edit);
}

static void read_remembered(Flow *flow, GKeyFile *file, const char *name) {
    g_autofree char *key = read_text(file, name, "fitted"), *answers = read_text(file, name, "answers");
    g_auto(GStrv) suggested = g_key_file_get_string_list(file, name, "suggested", NULL, NULL);
    if (key == NULL || answers == NULL || suggested == NULL) return;
    remembered_add(flow, g_steal_pointer(&key), g_steal_pointer(&answers), g_steal_pointer(&suggested));
}

static void read_way(Flow *flow, GKeyFile *file, const char *name) {
    g_autofree char *id = read_text(file, name, "id");
    if (id != NULL && way_of(flow, id) != NULL) read_edit(file, name, way_text(flow, id, TRUE));
}

static void read_outcome(Flow *flow, GKeyFile *file, const char *name) {
    g_autofree char *way = read_text(file, name, "way");
    g_autofree char *words = read_text(file, name, "words");
    gboolean success = g_key_file_get_boolean(file, name, "success", NULL);
    if (way != NULL && words != NULL) flow_report(flow, way, success, words);
}

static void read_pasted(Flow *flow, GKeyFile *file, const char *name) {
    read_edit(file, name, paste_text(flow));
}

static void read_focus(Flow *flow, GKeyFile *file, const char *name) {
    char *place = read_text(file, name, "place");
    int field = g_key_file_get_integer(file, name, "field", NULL);
    if (place != NULL) g_hash_table_insert(flow->typed.focus, place, GINT_TO_POINTER(MAX(field, 0)));
}

static void read_history(GKeyFile *file, const char *name, GPtrArray *steps) {
    g_auto(GStrv) keys = g_key_file_get_keys(file, name, NULL, NULL);
    GHashTable *step = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    for (guint i = 0; keys != NULL && keys[i] != NULL; i++) {
        char *value = read_text(file, name, keys[i]);
        if (value != NULL) g_hash_table_insert(step, g_strdup(keys[i]), value);
    }
    history_add(steps, step);
}

static void read_undo(Flow *flow, GKeyFile *file, const char *name) {
    read_history(file, name, flow->history.undo);
}

static void read_redo(Flow *flow, GKeyFile *file, const char *name) {
    read_history(file, name, flow->history.redo);
}

static const struct {
    const char *kind;
    void (*read)(Flow *flow, GKeyFile *file, const char *name);
} groups[] = {
    {"field ", read_field},   {"words ", read_words},     {"remembered ", read_remembered},
    {"way ", read_way},       {"outcome ", read_outcome}, {"focus ", read_focus},
    {"pasted ", read_pasted}, {"undo ", read_undo},       {"redo ", read_redo},
};

static void read_groups(Flow *flow, GKeyFile *file) {
    g_auto(GStrv) names = g_key_file_get_groups(file, NULL);
    for (guint i = 0; names[i] != NULL; i++)
        for (guint j = 0; j < G_N_ELEMENTS(groups); j++)
            if (g_str_has_prefix(names[i], groups[j].kind)) groups[j].read(flow, file, names[i]);
}

static FactSet read_facts(GKeyFile *file, const char *key) {
    g_auto(GStrv) names = g_key_file_get_string_list(file, MAIN, key, NULL, NULL);
    FactSet facts = 0;
    FactId fact;
    for (guint i = 0; names != NULL && names[i] != NULL; i++)
        if (fact_by_name(names[i], &fact)) facts |= FACT_BIT(fact);
    return facts;
}

static void read_set(GKeyFile *file, const char *key, GHashTable *set, gboolean interned) {
    g_auto(GStrv) names = g_key_file_get_string_list(file, MAIN, key, NULL, NULL);
    for (guint i = 0; names != NULL && names[i] != NULL; i++)
        g_hash_table_add(set, interned ? (gpointer)g_intern_string(names[i]) : g_strdup(names[i]));
}

/* What one situation proposed first, and the channel another one took. */
static void read_detours(Flow *flow, GKeyFile *file) {
    g_autofree char *instead_of = read_text(file, MAIN, "instead-of"), *before = read_text(file, MAIN, "channel-before");
    const Situation *situation = instead_of != NULL ? catalogue_situation(flow->catalogue, instead_of) : NULL;
    ChannelId channel;
    if (situation != NULL && situation->instead != NULL) flow->path.instead_of = g_intern_string(instead_of);
    if (before != NULL && channel_by_name(before, &channel)) flow->chosen.channel_before = (int)channel;
    flow->path.compared = (guint)CLAMP(g_key_file_get_integer(file, MAIN, "compared", NULL), 0, (int)VARIANTS_MOST);
    flow->chosen.variant = (guint)CLAMP(g_key_file_get_integer(file, MAIN, "variant", NULL), 0, (int)VARIANTS_MOST);
}

static void read_perhaps(Flow *flow, GKeyFile *file) {
    for (guint i = 0; i < FACT_COUNT; i++) {
        const char *name = fact_row((FactId)i)->name;
        g_auto(GStrv) texts = g_key_file_get_string_list(file, "details", name, NULL, NULL);
        for (guint j = 0; texts != NULL && texts[j] != NULL; j++) flow_propose(flow, name, texts[j]);
    }
}

static void read_lists(Flow *flow, GKeyFile *file) {
    read_set(file, "finished", flow->path.finished, TRUE);
    read_set(file, "ticked", flow->typed.ticks, FALSE);
    read_set(file, "suggested", flow->chosen.suggested, TRUE);
    flow->path.asked |= read_facts(file, "asked");
}

static gboolean place_possible(const Flow *flow) {
    const char *stage = place_stage(flow->place);
    const Situation *situation = flow_situation(flow);
    gboolean ours =
        situation != NULL && stage != NULL && g_ptr_array_find_with_equal_func(situation->kind->stages, stage, g_str_equal, NULL);
    return (stage == NULL || flow->path.returning || ours) && steps_possible(flow, flow->place.row);
}

static void read_place(Flow *flow, GKeyFile *file) {
    g_autofree char *id = read_text(file, MAIN, "place");
    Place place;
    /* Welcome is no place to come back to: it would only ask again. */
    if (id == NULL || !steps_parse(flow, id, &place) || place_at_welcome(place)) {
        steps_go_to_first_open(flow);
        return;
    }
    flow->place = place;
    if (!place_possible(flow)) {
        steps_go_to_first_open(flow);
        return;
    }
    flow->path.selected = read_text(file, MAIN, "selected");
    if (flow->place.row->facts == NULL) return;
    /* The field being typed in is not told off before it is left. */
    for (guint fact = 0; fact < FACT_COUNT; fact++)
        for (guint i = 0; i < FACT_VALUES_MOST; i++)
            if (flow->typed.texts[fact][i] != NULL && form_is_focused(flow, (FormField){(FactId)fact, i}))
                flow->typed.texts[fact][i]->left = FALSE;
}

Flow *flow_beside(const Flow *old, const Answers *answers) {
    Flow *flow = flow_new(answers);
    flow_supply(flow, old->catalogue, old->rules);
    flow_set_ways(flow, old->host.ways, old->host.way_count);
    flow_set_habits(flow, old->host.habit_channel, old->host.habit_register);
    flow->host.person = old->host.person != NULL ? person_copy(old->host.person) : NULL; /* the letter stays as it is signed */
    flow->host.usual_filled = TRUE;
    flow_set_unfinished(flow, old->host.unfinished);
    flow_set_letters(flow, old->host.open, old->host.finished);
    flow_set_status(flow, old->host.status);
    flow_set_not_saved(flow, old->host.not_saved, old->host.files);
    flow_set_help_note(flow, old->host.help_note);
    return flow;
}

void flow_change_places(Flow *flow, Flow *other) {
    Flow swap = *flow;
    *flow = *other;
    *other = swap;
    items_forget(flow);
    flow_changed(flow);
}

/* A flow of its own from the snapshot, in the surroundings of the old one. */
static Flow *read_flow(Flow *old, GKeyFile *file, GError **error) {
    g_autofree char *text = read_text(file, MAIN, "answers");
    g_autoptr(Problems) problems = problems_new();
    g_autoptr(Answers) answers = NULL;
    Flow *flow;
    if (g_key_file_get_integer(file, MAIN, "version", NULL) != SNAPSHOT_VERSION || text == NULL) {
        g_set_error_literal(error, FLOW_ERROR, FLOW_ERROR_SNAPSHOT, _("this is no draft of this version"));
        return NULL;
    }
    answers = answers_read_text("draft", text, strlen(text), NULL, problems);
    if (answers == NULL) {
        g_set_error_literal(error, FLOW_ERROR, FLOW_ERROR_SNAPSHOT, _("the answers in the draft cannot be read"));
        return NULL;
    }
    flow = flow_beside(old, answers);
    for (guint i = 0; i < G_N_ELEMENTS(flags); i++)
        G_STRUCT_MEMBER(gboolean, flow, flags[i].offset) = g_key_file_get_boolean(file, MAIN, flags[i].key, NULL);
    flow->path.review_selected = read_text(file, MAIN, "review-selected");
    flow->path.asking = read_text(file, MAIN, "asking");
    flow->mail.thread = read_text(file, MAIN, "thread");
    flow->mail.text = read_text(file, MAIN, "offer-text");
    flow->mail.subject = read_text(file, MAIN, "offer-subject");
    flow->mail.found = read_facts(file, "found");
    flow->mail.words = read_text(file, MAIN, "proposed-words");
    flow->mail.proposed = flow->mail.words != NULL ? read_facts(file, "proposed") : 0;
    flow->mail.unsure = read_facts(file, "unsure");
    if (g_key_file_has_key(file, MAIN, "fitted", NULL)) {
        g_free(flow->chosen.fitted);
        flow->chosen.fitted = read_text(file, MAIN, "fitted");
    }
    read_lists(flow, file);
    read_detours(flow, file);
    read_perhaps(flow, file);
    read_groups(flow, file);
    read_place(flow, file);
    flow_set_message(flow, MESSAGE_NONE, NULL);
    return flow;
}

gboolean flow_restore(Flow *flow, const char *snapshot, GError **error) {
    g_autoptr(GKeyFile) file = g_key_file_new();
    g_autoptr(Flow) read = NULL;
    g_return_val_if_fail(flow->catalogue != NULL, FALSE);
    if (!g_key_file_load_from_data(file, snapshot, strlen(snapshot), G_KEY_FILE_NONE, error)) return FALSE;
    read = read_flow(flow, file, error);
    if (read == NULL) return FALSE;
    flow_change_places(flow, read);
    return TRUE;
}
