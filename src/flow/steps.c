/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which steps there are, in the order they are walked, and going from one to another. To add a step
 * is to write its row and to name it in STEPS; the columns of the row say where it belongs. A row
 * without a parent is a step of the path, the others are pages below one.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/translate.h"
#include "flow-private.h"

#define STEP_OF_TABLE(row) &row,
static const StepRow *const step_rows[] = {STEPS(STEP_OF_TABLE)};

/* ---- places by name ---- */

static gboolean arg_exists(const Flow *flow, ArgKind kind, const char *arg) {
    if (kind == ARG_PERSON) return person_by_name(arg, &(PersonId){PERSON_COUNT});
    if (kind == ARG_WAY) return way_of(flow, arg) != NULL;
    if (flow->catalogue == NULL) return FALSE;
    if (kind == ARG_CHECKLIST) return catalogue_checklist(flow->catalogue, arg) != NULL;
    return kind == ARG_STAGE && catalogue_stage(flow->catalogue, arg) != NULL;
}

gboolean steps_parse(const Flow *flow, const char *id, Place *place) {
    g_auto(GStrv) parts = g_strsplit(id, ":", 2);
    for (guint i = 0; parts[0] != NULL && i < G_N_ELEMENTS(step_rows); i++) {
        if (strcmp(step_rows[i]->id, parts[0]) != 0) continue;
        *place = place_make(step_rows[i], parts[1]);
        return place->arg == NULL ? place->row->arg == ARG_NONE : arg_exists(flow, place->row->arg, place->arg);
    }
    return FALSE;
}

/* ---- the path ---- */

GArray *steps_path(const Flow *flow) {
    GArray *path = g_array_new(FALSE, FALSE, sizeof(Place));
    const Kind *kind = flow_kind(flow);
    for (guint i = 0; i < G_N_ELEMENTS(step_rows); i++) {
        const StepRow *row = step_rows[i];
        guint count = row->parent != NULL ? 0 : row->arg != ARG_STAGE ? 1 : kind != NULL ? kind->stages->len : 0;
        for (guint j = 0; j < count; j++) {
            Place place = place_make(row, row->arg == ARG_STAGE ? g_ptr_array_index(kind->stages, j) : NULL);
            g_array_append_val(path, place);
        }
    }
    return path;
}

gboolean steps_possible(const Flow *flow, const StepRow *row) {
    return row->possible == NULL || row->possible(flow);
}

static gboolean is_shown(const Flow *flow, const StepRow *row) {
    return steps_possible(flow, row) && (row->passed == NULL || !row->passed(flow));
}

/* -1: it is not on the path, as a part of the letter that is changed at Review only. */
static int path_index(const GArray *path, Place place) {
    Place step = place_step(place);
    for (guint i = 0; i < path->len; i++)
        if (place_equal(g_array_index(path, Place, i), step)) return (int)i;
    return -1;
}

static Place neighbour(const Flow *flow, int by) {
    g_autoptr(GArray) path = steps_path(flow);
    int at = path_index(path, flow->place);
    if (at < 0) return place_make(&step_review, NULL);
    for (int i = at + by; i >= 0 && i < (int)path->len; i += by)
        if (is_shown(flow, g_array_index(path, Place, i).row)) return g_array_index(path, Place, i);
    return place_step(flow->place);
}

/* On the way back to Review: what the step just done made necessary, under the same heading,
   goes first. */
static Place due_before_review(Flow *flow) {
    g_autoptr(GArray) path = steps_path(flow);
    int at = path_index(path, flow->place);
    for (int i = at + 1; at >= 0 && i < (int)path->len; i++) {
        Place place = g_array_index(path, Place, i);
        if (place.row->heading == place_step(flow->place).row->heading && place.row->due != NULL && place.row->due(flow)) return place;
    }
    return place_make(&step_review, NULL);
}

/* ---- going ---- */

static void go(Flow *flow, Place place) {
    if (flow->place.row->leave != NULL) flow->place.row->leave(flow);
    flow->place = place;
    g_clear_pointer(&flow->path.selected, g_free);
    find_end(flow);
    flow->path.more = flow->path.direct = FALSE;
    flow->act.touched = TRUE;
    items_forget(flow);
    if (place.row->enter != NULL) place.row->enter(flow);
}

static void visit(Flow *flow, Place place, gboolean direct) {
    g_free(flow->path.review_selected);
    flow->path.review_selected = g_strdup(flow->path.selected);
    flow->path.returning = TRUE;
    go(flow, place);
    flow->path.direct = direct;
}

/* What the last letter was like is taken as chosen only when its page is passed over. */
static void settle_habits(Flow *flow) {
    gboolean came_by = facts_has(answers_facts_const(flow->answers), FACT_CAME_BY);
    if (flow_situation(flow) == NULL) return;
    if (!flow->path.asked_channel && !came_by && !answers_channel_chosen(flow->answers) && habit_allowed(flow)) {
        answers_set_channel(flow->answers, (ChannelId)flow->host.habit_channel);
        flow->chosen.channel_from_habit = TRUE;
    }
    if (!flow->path.asked_register && !answers_register_chosen(flow->answers) && flow->host.habit_register >= 0)
        answers_set_register(flow->answers, (RegisterId)flow->host.habit_register);
    flow_changed(flow);
    flow_refit(flow);
}

/* The step is done: on to the next one, or back to Review. */
static void next(Flow *flow) {
    place_finish(flow, flow->place);
    settle_habits(flow);
    go(flow, flow->path.returning ? due_before_review(flow) : neighbour(flow, 1));
}

/* A page lies below another one; "About you" below the one it was opened from. */
static Place below_which(const Flow *flow, Place page) {
    return page.row == &step_about && flow->path.about_from.row != NULL ? flow->path.about_from : place_parent(page);
}

static void back_to_parent(Flow *flow) {
    Place from = flow->place;
    const char *item = from.row->back;
    g_autofree char *selected = item != NULL && g_str_has_suffix(item, ":") ? g_strconcat(item, from.arg, NULL) : g_strdup(item);
    go(flow, below_which(flow, from));
    flow_set_selected(flow, selected);
    if (from.row->left_back != NULL) from.row->left_back(flow);
}

static void back(Flow *flow) {
    if (flow->place.row == &step_welcome)
        flow_say(flow, MESSAGE_PLAIN, "%s", _("This is the first screen."));
    else if (flow->place.row->parent != NULL && !(flow->path.returning && flow->path.direct))
        back_to_parent(flow);
    else
        go(flow, flow->path.returning ? place_make(&step_review, NULL) : neighbour(flow, -1));
}

static gboolean is_open(Flow *flow, Place place) {
    if (place_stage(place) != NULL) return answers_choice(flow->answers, place.arg).kind == CHOICE_NONE;
    return place.row == &step_review || (place.row->open != NULL && place.row->open(flow));
}

void steps_go_to_first_open(Flow *flow) {
    g_autoptr(GArray) path = steps_path(flow);
    Place place;
    flow->path.returning = FALSE;
    for (guint i = 0; !is_open(flow, place = g_array_index(path, Place, i)); i++) {
        if (place.row != &step_situation) continue;
        if (!channel_allowed(flow, answers_channel(flow->answers))) flow_refit(flow);
        settle_habits(flow);
    }
    for (guint i = 0; g_array_index(path, Place, i).row->heading != place.row->heading; i++)
        if (g_array_index(path, Place, i).row->arg == ARG_NONE) place_finish(flow, g_array_index(path, Place, i));
    go(flow, place);
}

void steps_move(Flow *flow, Move move) {
    switch (move.kind) {
    case MOVE_STAY: break;
    case MOVE_NEXT: next(flow); break;
    case MOVE_BACK: back(flow); break;
    case MOVE_GO: go(flow, move.place); break;
    case MOVE_VISIT: visit(flow, move.place, move.direct); break;
    case MOVE_OPEN: steps_go_to_first_open(flow); break;
    }
}
