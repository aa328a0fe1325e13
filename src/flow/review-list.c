/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The list at Review: the letter part by part, what is marked in each, and what the letter was made
 * from.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/translate.h"
#include "flow-private.h"

/* ---- the parts of the letter ---- */

/* As the kind of letter has them. */
static GPtrArray *parts_of_kind(const Flow *flow) {
    const Kind *kind = flow_kind(flow);
    GPtrArray *parts = g_ptr_array_new();
    gboolean framed = kind == NULL || kind->framed;
    if (framed) g_ptr_array_add(parts, (gpointer)g_intern_string("greeting"));
    for (guint i = 0; kind != NULL && i < kind->stages->len; i++)
        g_ptr_array_add(parts, (gpointer)g_intern_string(g_ptr_array_index(kind->stages, i)));
    if (framed) g_ptr_array_add(parts, (gpointer)g_intern_string("sign-off"));
    return parts;
}

static gboolean has_subject(const Flow *flow) {
    return answers_channel(flow->answers) == CHANNEL_EMAIL && catalogue_stage(flow->catalogue, "subject") != NULL;
}

/* The part that a finding or lack is about; NULL: about no part. */
static const char *part_of(const Flow *flow, const char *stage) {
    g_autoptr(GPtrArray) parts = parts_of_kind(flow);
    if (stage == NULL) return NULL;
    if (strcmp(stage, "subject") == 0 && has_subject(flow)) return g_intern_string(stage);
    return g_ptr_array_find(parts, g_intern_string(stage), NULL) ? g_intern_string(stage) : NULL;
}

/* As they stand in the letter, which may begin with the news; what is left out follows the part
   before it. */
static GPtrArray *parts_in_order(const Flow *flow) {
    g_autoptr(GPtrArray) kind = parts_of_kind(flow);
    GPtrArray *parts = g_ptr_array_new();
    const GPtrArray *paragraphs = flow->derived.checked_letter->paragraphs;
    for (guint i = 0; i < paragraphs->len; i++) {
        const Paragraph *paragraph = g_ptr_array_index(paragraphs, i);
        for (guint j = 0; j < paragraph->sentences->len; j++) {
            const char *stage = ((const Sentence *)g_ptr_array_index(paragraph->sentences, j))->stage;
            if (g_ptr_array_find(kind, stage, NULL) && !g_ptr_array_find(parts, stage, NULL)) g_ptr_array_add(parts, (gpointer)stage);
        }
    }
    for (guint i = 0; i < kind->len; i++) {
        guint before = 0;
        if (g_ptr_array_find(parts, g_ptr_array_index(kind, i), NULL)) continue;
        if (i > 0 && g_ptr_array_find(parts, g_ptr_array_index(kind, i - 1), &before)) before++;
        g_ptr_array_insert(parts, (int)before, g_ptr_array_index(kind, i));
    }
    if (has_subject(flow)) g_ptr_array_insert(parts, 0, (gpointer)g_intern_string("subject"));
    return parts;
}

/* ---- the list ---- */

/* Rows about what is missing or marked are numbered as they stand in the list. */
static FlowItem *list_note(Flow *flow, const char *id, const char *text, guint *number) {
    char digit = *number < 9 ? (char)('1' + *number) : 0;
    FlowItem *item = item_add(flow, id, digit, text);
    item->shown.finding = (int)(*number)++;
    return item;
}

/* `part`: those about this part of the letter; NULL: about none of them. Of a part that is still
   to be chosen this is the row. */
static void list_lacks(Flow *flow, const char *part, guint *number) {
    for (guint i = 0; i < flow->derived.lacks->len; i++) {
        const Lack *lack = g_ptr_array_index(flow->derived.lacks, i);
        g_autofree char *id = notes_lack_id(lack), *text = NULL;
        FlowItem *item;
        if (g_strcmp0(part_of(flow, lack->stage), part) != 0) continue;
        text = notes_lack_sentence(flow, lack);
        item = list_note(flow, id, text, number);
        item->shown.level = TONE_ERROR;
        item->shown.part = part;
        item->shown.absent = lack->kind == LACK_STAGE || lack->kind == LACK_PHRASING;
    }
}

static void list_findings(Flow *flow, const char *part, guint *number) {
    const GPtrArray *findings = flow->derived.checked != NULL ? flow->derived.checked->findings : NULL;
    for (guint i = 0; findings != NULL && i < findings->len; i++) {
        const Finding *finding = g_ptr_array_index(findings, i);
        const char *name = part_name(flow, finding->stage);
        g_autofree char *id = NULL, *text = NULL, *advice = NULL;
        FlowItem *item;
        if (finding->suppressed != NULL || g_strcmp0(part_of(flow, finding->stage), part) != 0) continue;
        id = notes_finding_id(findings, i);
        text = name != NULL ? g_strdup_printf("%s: %s", name, finding->message) : g_strdup(finding->message);
        item = list_note(flow, id, text, number);
        advice = notes_advice(finding);
        item->shown.detail = item_keep(flow, advice);
        item->shown.level = (int)finding->level;
        item->shown.part = part;
    }
}

static FlowItem *list_place(Flow *flow, Place place, const char *name, const char *value) {
    g_autofree char *leads = place_id(place), *id = g_strconcat("go:", leads, NULL);
    g_autofree char *text = value != NULL ? g_strdup_printf("%s: %s", name, value) : g_strdup(name);
    FlowItem *item = item_add(flow, id, 0, text);
    item->leads = place;
    return item;
}

/* The letter stands above: of a part that is in it the name is enough. A mail's subject is not. */
static void list_part(Flow *flow, const char *stage) {
    Place place = place_make(&step_stage, stage);
    g_autofree char *words = compose_stage(flow->catalogue, flow->answers, stage);
    g_autofree char *subject = strcmp(stage, "subject") == 0 ? compose_subject(flow->catalogue, flow->answers) : NULL;
    gboolean skipped = answers_choice(flow->answers, stage).kind == CHOICE_SKIP, absent = words == NULL && subject == NULL;
    FlowItem *item;
    if (absent && !skipped && !catalogue_stage(flow->catalogue, stage)->optional) return; /* still to be chosen: that is said */
    item = list_place(flow, place, part_name(flow, stage), !absent ? subject : skipped ? _("left out") : _("nothing chosen yet"));
    item->shown.part = place.arg;
    item->shown.absent = absent;
}

static void list_about(Flow *flow) {
    const Situation *situation = flow_situation(flow);
    const Channel *channel = catalogue_channel(flow->catalogue, answers_channel(flow->answers));
    const Register *reg = catalogue_register(flow->catalogue, answers_register(flow->answers));
    item_add_heading(flow, _("About the letter"));
    list_place(flow, place_make(&step_situation, NULL), _("Situation"), situation != NULL ? situation->title : _("not chosen yet"));
    list_place(flow, place_make(&step_channel, NULL), _("Channel"), channel->title);
    list_place(flow, place_make(&step_register, NULL), _("Tone"), reg->title);
    list_place(flow, place_make(&step_offer, NULL), _("The offer"), facts_get(answers_facts_const(flow->answers), FACT_COMPANY));
}

/* ---- all of the list ---- */

/* As the letter stands: what is about all of it, its parts with what is marked in each, and what
   it was made from. */
void review_list(Flow *flow) {
    g_autoptr(GPtrArray) parts = NULL;
    guint number = 0;
    flow_check(flow);
    parts = parts_in_order(flow);
    if (flow_ready(flow)) item_add(flow, "hand", 0, _("Hand it over"));
    list_lacks(flow, NULL, &number);
    list_findings(flow, NULL, &number);
    for (guint i = 0; i < parts->len; i++) {
        list_part(flow, g_ptr_array_index(parts, i));
        list_lacks(flow, g_ptr_array_index(parts, i), &number);
        list_findings(flow, g_ptr_array_index(parts, i), &number);
    }
    if (detail_wanted(flow)) item_add(flow, "detail", 'd', _("Nothing in it is only yours yet: add one detail"));
    list_about(flow);
    for (guint i = 0; !flow_ready(flow) && i < flow->derived.items->len; i++) {
        const FlowItem *item = g_ptr_array_index(flow->derived.items, i);
        if (item->shown.level != TONE_ERROR) continue;
        flow->derived.first_item = (int)i;
        break;
    }
}

