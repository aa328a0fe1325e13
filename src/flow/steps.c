/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which steps there are, and in which order now. The order depends on the kind of letter (a refusal, a question) and on
 * what is known: channel and register are passed over when they are. To add a step is to add a row and its place in the path.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/words.h"
#include "flow-private.h"

const StepRow *const step_rows[] = {
    &step_welcome, &step_offer,    &step_situation, &step_check,  &step_checked, &step_instead, &step_details,
    &step_channel, &step_register, &step_stage,     &step_words,  &step_ask,     &step_review,  &step_ways_out,
    &step_ask_way, &step_done,     &step_letters,   &step_letter, NULL,
};

const StepRow *step_row(const char *id) {
    for (guint i = 0; step_rows[i] != NULL; i++)
        if (strcmp(step_rows[i]->id, id) == 0) return step_rows[i];
    return NULL;
}

/* ---- places ---- */

Place place_make(const char *id, const char *arg) {
    Place place = {step_row(id), arg != NULL ? g_intern_string(arg) : NULL};
    g_assert(place.row != NULL);
    return place;
}

gboolean place_equal(Place one, Place other) {
    return one.row == other.row && one.arg == other.arg;
}

char *place_id(Place place) {
    return place.arg == NULL ? g_strdup(place.row->id) : g_strconcat(place.row->id, ":", place.arg, NULL);
}

gboolean place_is(Place place, const char *row_id) {
    return strcmp(place.row->id, row_id) == 0;
}

const char *place_stage(Place place) {
    return place_is(place, "stage") || place_is(place, "words") || place_is(place, "ask") ? place.arg : NULL;
}

gboolean place_parse(const Flow *flow, const char *id, Place *place) {
    const char *colon = strchr(id, ':');
    g_autofree char *row_id = colon != NULL ? g_strndup(id, (gsize)(colon - id)) : g_strdup(id);
    const StepRow *row = step_row(row_id);
    if (row == NULL) return FALSE;
    *place = (Place){row, colon != NULL ? g_intern_string(colon + 1) : NULL};
    if (place_is(*place, "ask-way")) return place->arg != NULL && way_of(flow, place->arg) != NULL;
    if (place_is(*place, "check") || place_is(*place, "checked"))
        return place->arg != NULL && flow->catalogue != NULL && catalogue_checklist(flow->catalogue, place->arg) != NULL;
    if (place_is(*place, "stage") || place_is(*place, "words") || place_is(*place, "ask"))
        return place->arg != NULL && flow->catalogue != NULL && catalogue_stage(flow->catalogue, place->arg) != NULL;
    return place->arg == NULL;
}

/* ---- what is known ---- */

const Situation *flow_situation(const Flow *flow) {
    const char *id = answers_situation(flow->answers);
    return id != NULL && flow->catalogue != NULL ? catalogue_situation(flow->catalogue, id) : NULL;
}

/* Before the situation is known the steps of a refusal are shown. */
const Kind *flow_kind(const Flow *flow) {
    const Situation *situation = flow_situation(flow);
    const Kind *kind;
    if (situation != NULL) return situation->kind;
    if (flow->catalogue == NULL) return NULL;
    kind = catalogue_kind(flow->catalogue, "decline");
    if (kind == NULL && catalogue_kinds(flow->catalogue)->len > 0) kind = g_ptr_array_index(catalogue_kinds(flow->catalogue), 0);
    return kind;
}

/* The one channel that the situation is written in, if it is one only. */
static gboolean one_channel(const Flow *flow) {
    const Situation *situation = flow_situation(flow);
    return situation != NULL && situation->channels != 0 && (situation->channels & (situation->channels - 1)) == 0;
}

/* It has something to say of how to bring the answer: that is for the page of the channels, which is shown then. */
static gboolean says_how(const Flow *flow) {
    const Situation *situation = flow_situation(flow);
    return situation != NULL && situation->delivery != NULL && !one_channel(flow);
}

static gboolean habit_allowed(const Flow *flow) {
    const Situation *situation = flow_situation(flow);
    return flow->habit_channel >= 0 && !says_how(flow) &&
           (situation == NULL || situation_allows(situation, (ChannelId)flow->habit_channel));
}

gboolean step_channel_known(const Flow *flow) {
    gboolean came_by = facts_has(answers_facts_const(flow->answers), FACT_CAME_BY) && !says_how(flow);
    return answers_channel_chosen(flow->answers) || came_by || habit_allowed(flow) || one_channel(flow);
}

gboolean channel_passed(const Flow *flow) {
    return one_channel(flow) || (!flow->asked_channel && !flow->channel_forced && step_channel_known(flow));
}

/* One line that greets nobody has no tone to speak of. */
gboolean step_register_known(const Flow *flow) {
    const Situation *situation = flow_situation(flow);
    if (situation != NULL && !situation->kind->framed) return TRUE;
    return answers_register_chosen(flow->answers) || flow->habit_register >= 0;
}

FactSet step_details_missing(const Flow *flow) {
    const Situation *situation = flow_situation(flow);
    FactSet missing = 0;
    for (guint i = 0; situation != NULL && i < FACT_COUNT; i++)
        if ((situation->needs & FACT_BIT(i)) != 0 && !facts_has(answers_facts_const(flow->answers), (FactId)i)) missing |= FACT_BIT(i);
    return missing;
}

/* ---- the path ---- */

typedef struct {
    Place place;
    gboolean passed; /* on the path, but not shown on the way */
} PathStep;

static void path_add(GArray *path, const char *id, const char *arg, gboolean passed) {
    PathStep step = {place_make(id, arg), passed};
    g_array_append_val(path, step);
}

static GArray *path_now(const Flow *flow) {
    GArray *path = g_array_new(FALSE, FALSE, sizeof(PathStep));
    const Situation *situation = flow_situation(flow);
    const Kind *kind = flow_kind(flow);
    path_add(path, "welcome", NULL, FALSE);
    path_add(path, "offer", NULL, FALSE);
    path_add(path, "situation", NULL, FALSE);
    path_add(path, "instead", NULL, flow->instead_of == NULL);
    path_add(path, "details", NULL, situation == NULL || situation->needs == 0);
    path_add(path, "channel", NULL, channel_passed(flow));
    path_add(path, "register", NULL, !flow->asked_register && step_register_known(flow));
    for (guint i = 0; kind != NULL && i < kind->stages->len; i++) path_add(path, "stage", g_ptr_array_index(kind->stages, i), FALSE);
    path_add(path, "review", NULL, FALSE);
    path_add(path, "ways-out", NULL, FALSE);
    path_add(path, "done", NULL, FALSE);
    return path;
}

static Place page_parent(Place place) {
    if (place_is(place, "words") || place_is(place, "ask")) return place_make("stage", place.arg);
    if (place_is(place, "ask-way")) return place_make("ways-out", NULL);
    if (place_is(place, "check")) return place_make("situation", NULL);
    if (place_is(place, "checked")) return place_make("check", place.arg);
    if (place_is(place, "letter")) return place_make("letters", NULL);
    if (place_is(place, "letters")) return place_make("welcome", NULL);
    return place;
}

/* The step of the path that a page belongs to. */
static Place page_step(Place place) {
    for (Place parent = page_parent(place); !place_equal(parent, place); parent = page_parent(place)) place = parent;
    return place;
}

gboolean place_at_welcome(Place place) {
    return place_is(page_step(place), "welcome");
}

static Place path_neighbour(const Flow *flow, Place from, int by) {
    g_autoptr(GArray) path = path_now(flow);
    Place found = place_make("review", NULL);
    int at = -1;
    from = page_step(from);
    for (guint i = 0; i < path->len; i++)
        if (place_equal(g_array_index(path, PathStep, i).place, from)) at = (int)i;
    if (at < 0) return found;
    for (int i = at + by; i >= 0 && i < (int)path->len; i += by)
        if (!g_array_index(path, PathStep, i).passed) return g_array_index(path, PathStep, i).place;
    return from;
}

/* ---- going ---- */

void steps_go(Flow *flow, Place place) {
    if (flow->place.row->leave != NULL) flow->place.row->leave(flow);
    flow->place = place;
    g_clear_pointer(&flow->selected, g_free);
    flow->more = FALSE;
    flow->touched = TRUE;
    items_forget(flow);
    if (place_is(place, "review")) {
        flow->returning = FALSE;
        flow->selected = g_steal_pointer(&flow->review_selected);
        /* What now stands in the way goes before the row that led here. */
        if (flow->selected != NULL && g_str_has_prefix(flow->selected, "go:") && !flow_ready(flow))
            g_clear_pointer(&flow->selected, g_free);
    }
    if (!place_is(place, "words")) flow->direct = FALSE;
    if (place_is(place, "channel") && !flow->returning) flow->asked_channel = TRUE;
    if (place_is(place, "register") && !flow->returning) flow->asked_register = TRUE;
    if (place.row->enter != NULL) place.row->enter(flow);
}

void steps_visit(Flow *flow, Place place, gboolean direct) {
    g_free(flow->review_selected);
    flow->review_selected = g_strdup(flow->selected);
    flow->returning = TRUE;
    steps_go(flow, place);
    flow->direct = direct;
}

void steps_finish(Flow *flow, Place place) {
    const char *heading = steps_heading_of(place);
    if (heading != NULL) g_hash_table_add(flow->finished, (gpointer)heading);
}

/* What the last letter was like is taken as chosen only when its page is passed over. */
static void settle_habits(Flow *flow) {
    gboolean came_by = facts_has(answers_facts_const(flow->answers), FACT_CAME_BY);
    if (flow_situation(flow) == NULL) return;
    if (!flow->asked_channel && !came_by && !answers_channel_chosen(flow->answers) && habit_allowed(flow)) {
        answers_set_channel(flow->answers, (ChannelId)flow->habit_channel);
        flow->channel_from_habit = TRUE;
    }
    if (!flow->asked_register && !answers_register_chosen(flow->answers) && flow->habit_register >= 0)
        answers_set_register(flow->answers, (RegisterId)flow->habit_register);
    flow_changed(flow);
    flow_refit(flow);
}

void steps_next(Flow *flow) {
    steps_finish(flow, flow->place);
    settle_habits(flow);
    if (!flow->returning) {
        steps_go(flow, path_neighbour(flow, flow->place, 1));
    } else if (place_is(page_step(flow->place), "situation") && flow->instead_of != NULL && flow->instead_due) {
        steps_go(flow, place_make("instead", NULL));
    } else if ((place_is(page_step(flow->place), "situation") || place_is(flow->place, "instead")) && step_details_missing(flow) != 0) {
        steps_go(flow, place_make("details", NULL));
    } else {
        steps_go(flow, place_make("review", NULL));
    }
}

/* Whether the wording that asks is one of the further ones, which are listed on demand only. */
static gboolean asking_further(const Flow *flow, const char *stage) {
    const Phrasing *phrasing = catalogue_phrasing(flow->catalogue, stage, flow->asking);
    return phrasing != NULL && !suggest_suits(phrasing, flow->answers, flow->catalogue);
}

void steps_back(Flow *flow) {
    Place parent = page_parent(flow->place);
    gboolean page = !place_equal(parent, flow->place);
    if (place_is(flow->place, "welcome")) {
        flow_say(flow, MESSAGE_PLAIN, "%s", _("This is the first screen."));
    } else if (page && !(flow->returning && flow->direct)) {
        Place from = flow->place;
        g_autofree char *selected = NULL;
        if (place_is(from, "words")) selected = g_strdup("own");
        if (place_is(from, "ask")) selected = g_strconcat("phrasing:", flow->asking, NULL);
        if (place_is(from, "ask-way")) selected = g_strconcat("way:", from.arg, NULL);
        if (place_is(from, "check")) selected = g_strconcat("check:", from.arg, NULL);
        if (place_is(from, "checked")) selected = g_strdup("go-on");
        if (place_is(from, "letter")) selected = g_strconcat("letter:", from.arg, NULL);
        if (place_is(from, "letters")) selected = g_strdup("letters");
        steps_go(flow, parent);
        flow_set_selected(flow, selected);
        if (place_is(from, "ask")) flow->more = asking_further(flow, from.arg);
    } else if (flow->returning) {
        steps_go(flow, place_make("review", NULL));
    } else {
        steps_go(flow, path_neighbour(flow, flow->place, -1));
    }
}

/* The first stage of the letter that wants something; NULL: none. */
static const char *first_open_stage(Flow *flow) {
    const Kind *kind = flow_kind(flow);
    for (guint i = 0; kind != NULL && i < kind->stages->len; i++) {
        const char *stage = g_ptr_array_index(kind->stages, i);
        if (answers_choice(flow->answers, stage).kind == CHOICE_NONE) return stage;
    }
    return NULL;
}

void steps_go_to_first_open(Flow *flow) {
    const char *stage = first_open_stage(flow);
    FactSet missing = facts_missing_needed(answers_facts_const(flow->answers));
    flow->returning = FALSE;
    for (guint i = 0; missing == 0 && i < FACT_COUNT; i++)
        if (fact_row((FactId)i)->needed) missing = flow->unsure & flow->proposed & FACT_BIT(i);
    if (missing != 0) {
        guint fact = (guint)g_bit_nth_lsf(missing, -1);
        form_focus_on(flow, place_make("offer", NULL), (FactId)fact);
        steps_go(flow, place_make("offer", NULL));
        return;
    }
    steps_finish(flow, place_make("offer", NULL));
    if (flow_situation(flow) == NULL) {
        steps_go(flow, place_make("situation", NULL));
        return;
    }
    if (!situation_allows(flow_situation(flow), answers_channel(flow->answers))) flow_refit(flow);
    settle_habits(flow);
    if (step_details_missing(flow) != 0) {
        steps_go(flow, place_make("details", NULL));
    } else if (!step_channel_known(flow)) {
        steps_go(flow, place_make("channel", NULL));
    } else if (!step_register_known(flow)) {
        steps_go(flow, place_make("register", NULL));
    } else {
        steps_finish(flow, place_make("situation", NULL));
        steps_go(flow, stage != NULL ? place_make("stage", stage) : place_make("review", NULL));
    }
}

/* ---- headings of the step list ---- */

GPtrArray *steps_headings(const Flow *flow) {
    GPtrArray *headings = g_ptr_array_new();
    const Kind *kind = flow_kind(flow);
    g_ptr_array_add(headings, (gpointer)g_intern_static_string("offer"));
    g_ptr_array_add(headings, (gpointer)g_intern_static_string("situation"));
    for (guint i = 0; kind != NULL && i < kind->stages->len; i++)
        g_ptr_array_add(headings, (gpointer)steps_heading_of(place_make("stage", g_ptr_array_index(kind->stages, i))));
    g_ptr_array_add(headings, (gpointer)g_intern_static_string("review"));
    g_ptr_array_add(headings, (gpointer)g_intern_static_string("ways-out"));
    return headings;
}

gboolean stage_has_no_step(const char *stage) {
    return strcmp(stage, "greeting") == 0 || strcmp(stage, "sign-off") == 0 || strcmp(stage, "subject") == 0;
}

/* Greeting, sign-off and subject have no heading of their own: they are part of Review. */
const char *steps_heading_of(Place place) {
    const char *stage = place_stage(place);
    g_autofree char *id = NULL;
    if (place_at_welcome(place) || place_is(place, "done")) return NULL;
    if (place_is(page_step(place), "situation") || place_is(place, "instead") || place_is(place, "details") || place_is(place, "channel") ||
        place_is(place, "register"))
        return g_intern_static_string("situation");
    if (place_is(place, "ask-way")) return g_intern_static_string("ways-out");
    if (stage == NULL) return g_intern_string(place.row->id);
    if (stage_has_no_step(stage)) return g_intern_static_string("review");
    id = g_strconcat("stage:", stage, NULL);
    return g_intern_string(id);
}

const char *steps_heading_name(const Flow *flow, const char *heading) {
    const Stage *stage;
    if (strcmp(heading, "offer") == 0) return _("The offer");
    if (strcmp(heading, "situation") == 0) return _("Situation");
    if (strcmp(heading, "review") == 0) return _("Review");
    if (strcmp(heading, "ways-out") == 0) return _("Hand over");
    stage = catalogue_stage(flow->catalogue, heading + strlen("stage:"));
    if (stage == NULL) return heading;
    return stage->name != NULL ? stage->name : stage->title;
}

static gboolean offer_sound(Flow *flow) {
    if (facts_missing_needed(answers_facts_const(flow->answers)) != 0) return FALSE;
    for (guint i = 0; i < FACT_COUNT; i++) {
        g_autofree char *fault = NULL;
        if (!fact_row((FactId)i)->in_offer_form) continue;
        fault = field_fault(flow, (FormField){(FactId)i, 0}, FALSE);
        if (fault != NULL) return FALSE;
    }
    return TRUE;
}

StepState steps_heading_state(Flow *flow, const char *heading) {
    gboolean finished = g_hash_table_contains(flow->finished, heading), sound = FALSE;
    const char *here = steps_heading_of(flow->place);
    if (here != NULL && strcmp(here, heading) == 0) return STEP_CURRENT;
    if (g_str_has_prefix(heading, "stage:")) {
        ChoiceKind kind = answers_choice(flow->answers, heading + strlen("stage:")).kind;
        if (kind == CHOICE_SKIP) return STEP_SKIPPED;
        sound = kind != CHOICE_NONE;
        finished = finished || sound;
    } else if (strcmp(heading, "offer") == 0) {
        sound = offer_sound(flow);
    } else if (strcmp(heading, "situation") == 0) {
        sound = flow_situation(flow) != NULL && step_details_missing(flow) == 0;
    } else {
        sound = strcmp(heading, "ways-out") == 0 ? ways_any_success(flow) : finished;
    }
    if (!finished) return STEP_AHEAD;
    return sound ? STEP_DONE : STEP_WANTING;
}
