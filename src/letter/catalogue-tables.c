/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * All of a catalogue but its phrasings, some hundred rows, as numbers and texts one after another;
 * what points to something else is its number in its list. One description does for writing and for
 * reading, where a text is taken as it stands there and nothing leads outside. A field added to a
 * structure of catalogue.h is to be passed here: see the sizes below.
 */
#include "config.h"

#include <string.h>

#include "catalogue-pack.h"

#define LIST_MOST 100000u
#define NO_TEXT 0u /* as a length: NULL */

#if GLIB_SIZEOF_VOID_P == 8
G_STATIC_ASSERT(sizeof(Kind) == 40 && sizeof(Group) == 24 && sizeof(Channel) == 24 && sizeof(Register) == 16);
G_STATIC_ASSERT(sizeof(Arrangement) == 40 && sizeof(Situation) == 112 && sizeof(Stage) == 72);
G_STATIC_ASSERT(sizeof(Companion) == 56 && sizeof(Platform) == 24 && sizeof(ChecklistItem) == 32 && sizeof(Office) == 24);
G_STATIC_ASSERT(sizeof(Checklist) == 80 && sizeof(Examples) == 48);
#endif

typedef struct {
    GByteArray *out;      /* NULL: it is read, from */
    const char *at, *end; /* here */
    gboolean sound;       /* FALSE: nothing that follows means anything */
} Pass;

/* ---- numbers and texts ---- */

static void pass(Pass *to, guint32 *number) {
    if (to->out != NULL) {
        g_byte_array_append(to->out, (const guint8 *)number, sizeof *number);
        return;
    }
    to->sound = to->sound && (gsize)(to->end - to->at) >= sizeof *number;
    *number = 0;
    if (!to->sound) return;
    memcpy(number, to->at, sizeof *number);
    to->at += sizeof *number;
}

static void pass_flag(Pass *to, gboolean *flag) {
    guint32 number = *flag ? 1 : 0;
    pass(to, &number);
    *flag = number != 0;
}

/* How many follow: each of them takes four bytes at least. */
static guint pass_count(Pass *to, guint32 count) {
    pass(to, &count);
    if (to->out != NULL || (count <= LIST_MOST && count <= (gsize)(to->end - to->at) / sizeof count)) return count;
    to->sound = FALSE;
    return 0;
}

/* NULL stays NULL. */
static void pass_text_or_none(Pass *to, const char **text) {
    guint32 length = to->out == NULL || *text == NULL ? NO_TEXT : (guint32)strlen(*text) + 1;
    pass(to, &length);
    if (to->out != NULL) {
        g_byte_array_append(to->out, (const guint8 *)*text, length);
        return;
    }
    *text = NULL;
    if (length == NO_TEXT) return;
    to->sound = to->sound && length <= (gsize)(to->end - to->at) && to->at[length - 1] == '\0';
    if (!to->sound) return;
    *text = to->at;
    to->at += length;
}

static void pass_text(Pass *to, const char **text) {
    pass_text_or_none(to, text);
    if (*text == NULL) *text = "";
}

/* ---- lists ---- */

/* The i-th of the rows; one that is read is made. */
static gpointer pass_row(const Pass *to, GPtrArray *rows, guint i, gpointer made) {
    if (to->out == NULL) g_ptr_array_add(rows, made);
    return g_ptr_array_index(rows, i);
}

#define ROW(to, rows, i, type) pass_row(to, rows, i, (to)->out == NULL ? g_malloc0(sizeof(type)) : NULL)

static void new_list(const Pass *to, GPtrArray **list) {
    if (to->out == NULL) *list = g_ptr_array_new();
}

static void pass_texts(Pass *to, GPtrArray *texts) {
    guint count = pass_count(to, texts->len);
    for (guint i = 0; i < count && to->sound; i++) {
        const char *text = to->out != NULL ? g_ptr_array_index(texts, i) : NULL;
        pass_text(to, &text);
        if (to->out == NULL) g_ptr_array_add(texts, (gpointer)text);
    }
}

/* With a NULL at the end. */
static void pass_words(Pass *to, GPtrArray *words) {
    if (to->out != NULL) g_ptr_array_set_size(words, (gint)words->len - 1);
    pass_texts(to, words);
    g_ptr_array_add(words, NULL);
}

static void pass_layout(Pass *to, GPtrArray **layout) {
    guint count;
    if (to->out == NULL) *layout = catalogue_layout_new();
    count = pass_count(to, (*layout)->len);
    for (guint i = 0; i < count && to->sound; i++) pass_texts(to, pass_row(to, *layout, i, to->out == NULL ? g_ptr_array_new() : NULL));
}

/* One of a list, or NULL. */
static gpointer pass_one(Pass *to, gconstpointer one, const GPtrArray *list) {
    guint place;
    guint32 number = to->out != NULL && one != NULL && g_ptr_array_find((GPtrArray *)list, one, &place) ? place + 1 : 0;
    pass(to, &number);
    if (number > list->len) to->sound = FALSE;
    return number == 0 || number > list->len ? NULL : g_ptr_array_index(list, number - 1);
}

static gpointer pass_some_one(Pass *to, gconstpointer one, const GPtrArray *list) {
    gpointer found = pass_one(to, one, list);
    if (found == NULL) to->sound = FALSE;
    return found;
}

static void pass_ones(Pass *to, GPtrArray *ones, const GPtrArray *list) {
    guint count = pass_count(to, ones->len);
    for (guint i = 0; i < count && to->sound; i++) {
        gpointer one = pass_some_one(to, to->out != NULL ? g_ptr_array_index(ones, i) : NULL, list);
        if (to->out == NULL) g_ptr_array_add(ones, one);
    }
}

/* ---- the tables ---- */

static void pass_manners(Pass *to, Catalogue *catalogue) {
    for (guint i = 0; i < CHANNEL_COUNT; i++) {
        Channel *channel = &catalogue->channels[i];
        pass_text(to, &channel->title);
        pass_text(to, &channel->guidance);
        pass_layout(to, &channel->layout);
    }
    for (guint i = 0; i < REGISTER_COUNT; i++) {
        pass_text(to, &catalogue->registers[i].title);
        pass_text(to, &catalogue->registers[i].guidance);
    }
    for (guint i = 0; i < ARRANGEMENT_COUNT; i++) {
        Arrangement *arrangement = &catalogue->arrangements[i];
        const char **const texts[] = {&arrangement->title, &arrangement->guidance, &arrangement->offer_word, &arrangement->role_word,
                                      &arrangement->at_word};
        for (guint j = 0; j < G_N_ELEMENTS(texts); j++) pass_text(to, texts[j]);
    }
}

static void pass_stages(Pass *to, Catalogue *catalogue) {
    guint count = pass_count(to, catalogue->stages->len);
    for (guint i = 0; i < count && to->sound; i++) {
        Stage *stage = ROW(to, catalogue->stages, i, Stage);
        const char **const texts[] = {&stage->id, &stage->name, &stage->title, &stage->guidance, &stage->skip, &stage->label};
        guint32 line = (guint32)stage->line;
        new_list(to, &stage->phrasings);
        stage->number = i;
        for (guint j = 0; j < G_N_ELEMENTS(texts); j++) pass_text(to, texts[j]);
        pass_flag(to, &stage->optional);
        pass(to, &stage->source);
        pass(to, &line);
        stage->line = (int)line;
        if (stage->source >= catalogue->sources->len) to->sound = FALSE;
    }
}

static void pass_kinds(Pass *to, Catalogue *catalogue) {
    guint count = pass_count(to, catalogue->kinds->len);
    for (guint i = 0; i < count && to->sound; i++) {
        Kind *kind = ROW(to, catalogue->kinds, i, Kind);
        new_list(to, &kind->stages);
        kind->number = i;
        pass_text(to, &kind->id);
        pass_text(to, &kind->title);
        pass_texts(to, kind->stages);
        pass_flag(to, &kind->framed);
    }
    count = pass_count(to, catalogue->groups->len);
    for (guint i = 0; i < count && to->sound; i++) {
        Group *group = ROW(to, catalogue->groups, i, Group);
        pass_text(to, &group->id);
        pass_text(to, &group->title);
        pass_flag(to, &group->follows);
    }
}

static void pass_situation(Pass *to, Catalogue *catalogue, Situation *situation) {
    pass_text(to, &situation->id);
    pass_text(to, &situation->title);
    pass_text(to, &situation->guidance);
    situation->kind = pass_some_one(to, situation->kind, catalogue->kinds);
    situation->group = pass_one(to, situation->group, catalogue->groups);
    pass(to, &situation->needs);
    pass_flag(to, &situation->listed);
    pass_flag(to, &situation->news_first);
    pass_flag(to, &situation->sparing);
    pass_ones(to, situation->own, catalogue->stages);
    pass(to, &situation->assumes);
    pass(to, &situation->channels);
    situation->instead = pass_one(to, situation->instead, catalogue->situations);
    pass_text_or_none(to, &situation->timing);
    pass_text_or_none(to, &situation->delivery);
    pass_text_or_none(to, &situation->follow_up);
}

/* What a situation points to may come after it: all are made before any is passed. */
static void pass_situations(Pass *to, Catalogue *catalogue) {
    guint count = pass_count(to, catalogue->situations->len);
    for (guint i = 0; i < count; i++) {
        Situation *situation = ROW(to, catalogue->situations, i, Situation);
        new_list(to, &situation->own);
        situation->number = i;
    }
    for (guint i = 0; i < count && to->sound; i++) pass_situation(to, catalogue, g_ptr_array_index(catalogue->situations, i));
}

static void pass_companions(Pass *to, Catalogue *catalogue) {
    guint count = pass_count(to, catalogue->companions->len);
    for (guint i = 0; i < count && to->sound; i++) {
        Companion *companion = ROW(to, catalogue->companions, i, Companion);
        guint32 channel = companion->channel;
        new_list(to, &companion->kinds);
        pass_layout(to, &companion->layout);
        pass_text(to, &companion->id);
        pass_text(to, &companion->title);
        pass_text(to, &companion->guidance);
        pass_ones(to, companion->kinds, catalogue->kinds);
        pass(to, &companion->channels);
        pass_flag(to, &companion->own_channel);
        pass(to, &channel);
        companion->channel = (ChannelId)(channel % CHANNEL_COUNT);
    }
    count = pass_count(to, catalogue->platforms->len);
    for (guint i = 0; i < count && to->sound; i++) {
        Platform *platform = ROW(to, catalogue->platforms, i, Platform);
        pass_text(to, &platform->id);
        pass_text(to, &platform->title);
        pass(to, &platform->length);
    }
}

static void pass_checklist(Pass *to, Catalogue *catalogue, Checklist *checklist) {
    const char **const texts[] = {&checklist->id,    &checklist->title,  &checklist->guidance, &checklist->menu,
                                  &checklist->clear, &checklist->raised, &checklist->verify};
    guint count;
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) pass_text(to, texts[i]);
    checklist->answer = pass_one(to, checklist->answer, catalogue->situations);
    count = pass_count(to, checklist->items->len);
    for (guint i = 0; i < count && to->sound; i++) {
        ChecklistItem *item = ROW(to, checklist->items, i, ChecklistItem);
        new_list(to, &item->addresses);
        pass_text(to, &item->id);
        pass_text(to, &item->text);
        pass_text(to, &item->detail);
        pass_texts(to, item->addresses);
    }
    count = pass_count(to, checklist->offices->len);
    for (guint i = 0; i < count && to->sound; i++) {
        Office *office = ROW(to, checklist->offices, i, Office);
        pass_text(to, &office->id);
        pass_text(to, &office->title);
        pass_text(to, &office->text);
    }
}

static void pass_checklists(Pass *to, Catalogue *catalogue) {
    guint count = pass_count(to, catalogue->checklists->len);
    for (guint i = 0; i < count && to->sound; i++)
        pass_checklist(to, catalogue, pass_row(to, catalogue->checklists, i, to->out == NULL ? catalogue_checklist_new() : NULL));
}

static void pass_examples(Pass *to, Catalogue *catalogue) {
    guint count = pass_count(to, catalogue->examples->len);
    for (guint i = 0; i < count && to->sound; i++) {
        Examples *examples = pass_row(to, catalogue->examples, i, to->out == NULL ? catalogue_examples_new() : NULL);
        guint32 fact = examples->fact;
        pass_text(to, &examples->id);
        pass(to, &fact);
        if (fact >= FACT_COUNT) to->sound = FALSE;
        examples->fact = (FactId)(fact % FACT_COUNT);
        pass_texts(to, examples->texts);
        pass_ones(to, examples->situations, catalogue->situations);
        pass_texts(to, examples->roles);
        pass(to, &examples->arrangements);
    }
}

/* By name, so that equal catalogues give equal parts. */
static void pass_advices(Pass *to, Catalogue *catalogue) {
    g_autoptr(GPtrArray) ids = catalogue_advice_ids(catalogue);
    guint count = pass_count(to, ids->len);
    for (guint i = 0; i < count && to->sound; i++) {
        const char *id = to->out != NULL ? g_ptr_array_index(ids, i) : NULL, *text = catalogue_advice(catalogue, id);
        pass_text(to, &id);
        pass_text(to, &text);
        if (to->out == NULL) g_hash_table_replace(catalogue->advices, (gpointer)id, (gpointer)text);
    }
}

static void pass_all(Pass *to, Catalogue *catalogue) {
    pass_stages(to, catalogue);
    pass_manners(to, catalogue);
    pass_kinds(to, catalogue);
    pass_situations(to, catalogue);
    pass_companions(to, catalogue);
    pass_checklists(to, catalogue);
    pass_examples(to, catalogue);
    pass_advices(to, catalogue);
    pass_words(to, catalogue->role_endings);
    pass_words(to, catalogue->role_persons);
    pass_flag(to, &catalogue->partial);
}

void catalogue_put_tables(Catalogue *catalogue, GByteArray *out) {
    pass_all(&(Pass){.out = out, .sound = TRUE}, catalogue);
}

gboolean catalogue_take_tables(Catalogue *catalogue, const char *bytes, gsize length) {
    Pass from = {.at = bytes, .end = bytes + length, .sound = TRUE};
    pass_all(&from, catalogue);
    return from.sound && from.at == from.end;
}
