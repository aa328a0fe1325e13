/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A random walk over the wizard with the shipped catalogue. It must never crash, never lose an
 * answer or a text without saying so, never make a letter with an unfilled placeholder, and never
 * offer to hand over too early; and a flow restored from a snapshot must be the flow that was left.
 */
#include "config.h"

#include <criterion/criterion.h>
#include <string.h>

#include "bowout/base/clock.h"
#include "bowout/flow/flow.h"
#include "bowout/letter/suggest.h"

#define ACTIONS_OF_A_WHOLE_WALK 100000
#ifdef BOWOUT_INSTRUMENTED
#define ACTIONS 10000 /* ten times as slow */
#else
#define ACTIONS ACTIONS_OF_A_WHOLE_WALK
#endif
#define SEED 20261123u

typedef struct {
    Flow *flow;
    const Catalogue *catalogue;
    const Rules *rules;
    GRand *random;
    GHashTable *typed;  /* stage id → own words as typed last */
    GHashTable *places; /* set of the screens seen */
    GHashTable *own;    /* facts (FactId + 1) that the person wrote or changed, since the letter began */
    gboolean asked;     /* a question was open: a no to it may put a paste where the cursor was */
    gboolean late;      /* an offer is still being read */
    guint64 offers, kept_own;
    gboolean at_blank; /* a sentence was being completed */
    guint64 step, ready, handed_over, restored, dropped, reworded, varied, undone;
} Walk;

static char *propose(const FlowWay *way, const Answers *answers) {
    (void)way;
    (void)answers;
    return g_strdup("letter.txt");
}

static const FlowWay ways[] = {
    {.id = "text-file", .title = "Save", .guidance = "One line.", .asks = "File name", .propose = propose},
    {.id = "show", .title = "Show", .guidance = "One line."},
};

/* ---- where it must have been ---- */

static int below(Walk *walk, int most) {
    return g_rand_int_range(walk->random, 0, most);
}

/* Now and then the walk is led from `from` to what it has not seen yet: chance alone comes there
   less often with every page that is added. */
static const struct {
    const char *id, *from;
    ActionId by;
} places[] = {
    {"welcome", NULL, ACTION_NEXT},
    {"offer", "welcome", ACTION_NEXT},
    {"situation", "offer", ACTION_SUGGEST_REST},
    {"details", "situation", ACTION_NEXT},
    {"channel", "situation", ACTION_NEXT},
    {"register", "channel", ACTION_NEXT},
    {"review", "stage:sign-off", ACTION_NEXT},
    {"ways-out", "review", ACTION_LAST},
    {"ask-way:text-file", "ways-out", ACTION_NEXT},
    {"done", "ways-out", ACTION_LAST},
    {"stage:gratitude", "register", ACTION_NEXT},
    {"stage:question", "stage:greeting", ACTION_NEXT},
    {"stage:greeting", "stage:gratitude", ACTION_BACK},
    {"words:reasoning", "stage:reasoning", ACTION_OWN_WORDS},
    {"words:sign-off", "stage:sign-off", ACTION_OWN_WORDS},
    {"blank:reasoning", "stage:reasoning", ACTION_FIRST},
    {"check:real-offer", "situation", ACTION_LAST},
    {"checked:real-offer", "check:real-offer", ACTION_LAST},
    {"instead", "situation", ACTION_NEXT},
    {"paste", "welcome", ACTION_PASTE_OFFER},
};

static void lead(Walk *walk, Action *action) {
    const char *here = flow_view(walk->flow)->id;
    for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
        if (g_strcmp0(places[i].from, here) != 0 || g_hash_table_contains(walk->places, places[i].id)) continue;
        if (below(walk, 4) == 0) action->id = places[i].by;
    }
}

/* ---- random actions ---- */

static const char *const texts[] = {"a",
                                    "b",
                                    "Maria Santos",
                                    "Northwind Remote",
                                    "Ms. Tan",
                                    "é",
                                    "字",
                                    "e\xcc\x81",
                                    " ",
                                    "2026-11-20",
                                    "2026-02-30",
                                    "x@example.com",
                                    "x@",
                                    "the working hours",
                                    "I am sorry, but no.",
                                    "\n",
                                    "bad\x1b",
                                    "!!!",
                                    "z",
                                    "Thank you for the offer of the role.",
                                    "Hi Maria,\r\nwe would like you to join us.\n",
                                    "[10:02] Hannah Tan: hello\n[10:03] Hannah Tan: \033[2J\u202ethe role\n\n."};

static const struct {
    ActionId id;
    int weight;
} weights[] = {
    {ACTION_NEXT, 320},      {ACTION_BACK, 70},           {ACTION_TYPE, 170},     {ACTION_PASTE, 20},       {ACTION_EDIT, 90},
    {ACTION_UP, 40},         {ACTION_DOWN, 70},           {ACTION_PAGE_DOWN, 10}, {ACTION_PAGE_UP, 10},     {ACTION_FIRST, 10},
    {ACTION_LAST, 10},       {ACTION_SELECT, 70},         {ACTION_OWN_WORDS, 60}, {ACTION_SKIP, 10},        {ACTION_MORE, 20},
    {ACTION_HELP, 4},        {ACTION_PREVIEW, 4},         {ACTION_LEAVE, 3},      {ACTION_SUGGEST_REST, 8}, {ACTION_TAKE_SUGGESTION, 10},
    {ACTION_UNDO, 10},       {ACTION_REDO, 6},            {ACTION_TONE, 4},       {ACTION_CHANNEL, 3},      {ACTION_WORDING, 8},
    {ACTION_RESET, 3},       {ACTION_HAND_OVER, 1},   {ACTION_COMPARE, 3},
    {ACTION_ADD_WORD, 4},    {ACTION_TICK, 10},           {ACTION_VARIANT, 16},   {ACTION_SAVE, 2},         {ACTION_SUSPEND, 2},
    {ACTION_FIELD_NEXT, 40}, {ACTION_FIELD_PREVIOUS, 10}, {ACTION_REDRAW, 2},     {ACTION_PASTE_OFFER, 2},  {ACTION_READ_OFFER, 2},
    {ACTION_OFFER_TEXT, 2},  {ACTION_EXAMPLE, 8},         {ACTION_DETAIL, 8},
};

static Action random_action(Walk *walk) {
    Action action = {.width = 20 + below(walk, 60), .rows = 5};
    int total = 0, pick;
    for (guint i = 0; i < G_N_ELEMENTS(weights); i++) total += weights[i].weight;
    pick = below(walk, total);
    for (guint i = 0; i < G_N_ELEMENTS(weights); i++) {
        action.id = weights[i].id;
        if ((pick -= weights[i].weight) < 0) break;
    }
    action.number = 1 + below(walk, 9);
    action.edit = (EditAction)below(walk, EDIT_N_ACTIONS);
    action.text = texts[below(walk, (int)G_N_ELEMENTS(texts))];
    if (strcmp(flow_view(walk->flow)->id, "situation") == 0 && below(walk, 4) == 0) { /* a long list: any of it */
        action.id = below(walk, 3) == 0 ? ACTION_MORE : ACTION_PAGE_DOWN;
        action.rows = 1 + below(walk, 30);
    }
    if (g_str_has_prefix(flow_view(walk->flow)->id, "check:") && below(walk, 4) == 0) action.id = ACTION_LAST;
    lead(walk, &action);
    return action;
}

/* ---- what must hold ---- */

static gboolean is_typing(const Action *action) {
    return action->id == ACTION_TYPE || action->id == ACTION_PASTE || action->id == ACTION_EDIT;
}

static void check_view(Walk *walk) {
    const View *view = flow_view(walk->flow);
    const GPtrArray *items = view->overlay == OVERLAY_QUESTION ? view->overlay_items : view->items;
    int selected = view->overlay == OVERLAY_QUESTION ? view->overlay_selected : view->selected;
    g_hash_table_add(walk->places, g_strdup(view->id));
    cr_assert(view->title != NULL && view->guidance != NULL && view->message != NULL && view->status != NULL && view->text != NULL);
    cr_assert(g_utf8_validate(view->message, -1, NULL));
    cr_assert(selected < (int)items->len, "step %" G_GUINT64_FORMAT " %s", walk->step, view->id);
    if (selected >= 0) cr_assert(!((const ViewItem *)g_ptr_array_index(items, (guint)selected))->heading);
    if (selected < 0) cr_assert(items->len == 0, "%s has items and none is selected", view->id);
    if (view->kind == STEP_FORM) cr_assert(view->fields->len > 0 && view->focused >= 0 && view->focused < (int)view->fields->len);
    if (view->kind == STEP_WORDS) cr_assert(view->words != NULL);
    for (guint i = 0; i < items->len; i++) {
        const ViewItem *item = g_ptr_array_index(items, i);
        cr_assert(item->text != NULL && strchr(item->text, '\n') == NULL, "%s: an item of several lines", view->id);
    }
}

static void check_letter_whole(Walk *walk) {
    const View *view = flow_view(walk->flow);
    gboolean out = strcmp(view->id, "ways-out") == 0 || g_str_has_prefix(view->id, "ask-way") || strcmp(view->id, "done") == 0;
    g_autoptr(Letter) letter = NULL;
    g_autofree char *text = NULL;
    g_autoptr(GPtrArray) lacks = NULL;
    if (out && view->items->len > 0) cr_assert(flow_ready(walk->flow), "%s offered too early", view->id);
    if (!out && strcmp(view->id, "review") != 0) return;
    if (!flow_ready(walk->flow)) return;
    walk->ready++;
    letter = flow_letter(walk->flow);
    text = letter_text(letter);
    lacks = compose_lacks(walk->catalogue, flow_answers(walk->flow));
    cr_assert(lacks->len == 0);
    cr_assert(strpbrk(text, "{}") == NULL && strstr(text, "‹") == NULL && strstr(text, "___") == NULL, "unfilled: %s", text);
    cr_assert(letter->paragraphs->len > 0);
}

static const char *name_of(Walk *walk, const char *stage) {
    const Stage *found = catalogue_stage(walk->catalogue, stage);
    return found != NULL && found->name != NULL ? found->name : stage;
}

/* Whatever had a choice has one still, or the message names it. */
static void check_answers_kept(Walk *walk, const Answers *before, const Action *action) {
    const Answers *after = flow_answers(walk->flow);
    const View *view = flow_view(walk->flow);
    for (guint i = 0; i < answers_choice_count(before); i++) {
        const char *stage = answers_choice_stage(before, i);
        if (answers_choice(before, stage).kind == CHOICE_NONE || answers_choice(after, stage).kind != CHOICE_NONE) continue;
        walk->dropped++;
        cr_assert(strstr(view->message, name_of(walk, stage)) != NULL, "step %" G_GUINT64_FORMAT ": %s lost at %s (%s): \"%s\"", walk->step,
                  stage, view->id, action_row(action->id)->name, view->message);
    }
    for (guint i = 0; action->id == ACTION_VARIANT && i < answers_choice_count(before); i++) {
        const char *stage = answers_choice_stage(before, i);
        Choice was = answers_choice(before, stage), is = answers_choice(after, stage);
        if (was.kind != CHOICE_WORDS) continue;
        walk->varied++;
        cr_assert(is.kind == CHOICE_WORDS && strcmp(was.words, is.words) == 0, "another combination changed own words of %s", stage);
    }
    /* a blank is taken as a whole, and so is what is proposed for a field */
    if (!is_typing(action) && action->id != ACTION_TAKE_SUGGESTION && !walk->asked && !walk->at_blank)
        cr_assert(facts_equal(answers_facts_const(before), answers_facts_const(after)));
    if (answers_situation(before) != NULL) cr_assert(answers_situation(after) != NULL);
}

/* Another tone, channel, situation or fact may change wordings, never own words nor what was
   left out; a page changes its own part only. */
static void check_choices_kept(Walk *walk, const Answers *before, const char *id, const Action *action) {
    const Answers *after = flow_answers(walk->flow);
    const View *view = flow_view(walk->flow);
    const char *here = strchr(id, ':') != NULL ? strchr(id, ':') + 1 : "";
    if (action->id == ACTION_TAKE_SUGGESTION || action->id == ACTION_VARIANT) return;
    if (strcmp(id, "review") == 0 && (action->id == ACTION_SKIP || action->id == ACTION_WORDING || action->id == ACTION_RESET)) return; /* its own part */
    for (guint i = 0; i < answers_choice_count(before); i++) {
        const char *stage = answers_choice_stage(before, i);
        Choice was = answers_choice(before, stage), is = answers_choice(after, stage);
        gboolean same = was.kind == is.kind && g_strcmp0(was.words, is.words) == 0 && g_strcmp0(was.phrasing, is.phrasing) == 0;
        if (same || strcmp(stage, here) == 0) continue;
        walk->reworded++;
        cr_assert(was.kind == CHOICE_PHRASING || strstr(view->message, name_of(walk, stage)) != NULL ||
                      strstr(view->message, "back") != NULL,
                  "step %" G_GUINT64_FORMAT ": %s was changed at %s: \"%s\"", walk->step, stage, id, view->message);
        cr_assert(was.kind != CHOICE_WORDS || is.kind == CHOICE_NONE, "step %" G_GUINT64_FORMAT ": own words of %s went at %s", walk->step,
                  stage, id);
    }
}

/* Beyond the channel's page every letter goes a way that its situation allows. */
static void check_channel(Walk *walk) {
    const View *view = flow_view(walk->flow);
    const Answers *answers = flow_answers(walk->flow);
    const Situation *situation = catalogue_situation(walk->catalogue, answers_situation(answers));
    if (situation == NULL || !(g_str_has_prefix(view->id, "stage:") || view->kind == STEP_REVIEW || view->kind == STEP_WAYS_OUT)) return;
    cr_assert(situation_allows(situation, answers_channel(answers)), "step %" G_GUINT64_FORMAT ": %s goes by %s", walk->step, situation->id,
              channel_name(answers_channel(answers)));
}

static gboolean is_a_wording(Walk *walk, const char *stage, const char *text) {
    g_autoptr(Answers) answers = answers_copy(flow_answers(walk->flow));
    g_autoptr(GPtrArray) all = NULL;
    answers_choose_none(answers, stage);
    all = suggest_for_stage(walk->catalogue, answers, stage, TRUE);
    for (guint i = 0; i < all->len; i++)
        if (strcmp(((const Suggestion *)g_ptr_array_index(all, i))->text, text) == 0) return TRUE;
    return FALSE;
}

/* Own words are there again whenever their page is. */
static void check_words_kept(Walk *walk, const Action *action) {
    const View *view = flow_view(walk->flow);
    const char *stage, *before;
    if (action->id == ACTION_TAKE_SUGGESTION) g_hash_table_remove_all(walk->typed);
    if (!g_str_has_prefix(view->id, "words:") || view->words == NULL) return;
    stage = view->id + strlen("words:");
    before = g_hash_table_lookup(walk->typed, stage);
    if (is_typing(action)) {
        g_hash_table_insert(walk->typed, g_strdup(stage), g_strdup(edit_text(view->words)));
    } else if (before != NULL && before[strspn(before, " \n")] != '\0' && strcmp(before, edit_text(view->words)) != 0) {
        cr_assert(is_a_wording(walk, stage, before), "step %" G_GUINT64_FORMAT ": words of %s lost:\n%s\n---\n%s", walk->step, stage,
                  before, edit_text(view->words));
    }
}

static Flow *new_flow(Walk *walk) {
    Flow *flow = flow_new(NULL);
    flow_set_ways(flow, ways, G_N_ELEMENTS(ways));
    flow_set_habits(flow, below(walk, 4) - 1, below(walk, 4) - 1);
    if (below(walk, 2) == 0) flow_set_unfinished(flow, "some letter");
    return flow;
}

static void check_snapshot(Walk *walk) {
    g_autofree char *one = flow_snapshot(walk->flow);
    g_autofree char *other = NULL;
    g_autofree char *id = g_strdup(flow_view(walk->flow)->id);
    g_autoptr(GError) error = NULL;
    Flow *flow;
    if (strcmp(id, "welcome") == 0) return;
    flow = flow_new(NULL);
    flow_set_ways(flow, ways, G_N_ELEMENTS(ways));
    flow_supply(flow, walk->catalogue, walk->rules);
    cr_assert(flow_restore(flow, one, &error), "%s", error != NULL ? error->message : "");
    other = flow_snapshot(flow);
    cr_assert(strcmp(one, other) == 0, "step %" G_GUINT64_FORMAT " at %s:\n%s\n=====\n%s", walk->step, id, one, other);
    cr_assert(strcmp(id, flow_view(flow)->id) == 0);
    flow_free(walk->flow);
    walk->flow = flow;
    walk->restored++;
}

/* ---- offers ---- */

/* What stands in the form when it is nobody's but the person's. */
static void note_own(Walk *walk, const Answers *before) {
    const Facts *was = answers_facts_const(before), *is = answers_facts_const(flow_answers(walk->flow));
    for (guint fact = 0; fact < FACT_COUNT; fact++)
        if (g_strcmp0(facts_get(was, (FactId)fact), facts_get(is, (FactId)fact)) != 0)
            g_hash_table_add(walk->own, GUINT_TO_POINTER(fact + 1));
}

/* Where a letter that lacks something now cannot be handed over. */
static gboolean is_at_review(Walk *walk) {
    return strcmp(flow_view(walk->flow)->id, "review") == 0;
}

/* Whatever an offer says, and whenever it comes: own words stand. */
static void take_offer(Walk *walk) {
    static const char *const values[][2] = {{"company", "Other Works"}, {"role", "Bookkeeper"},     {"contact", "Hannah Tan"},
                                            {"received", "2026-11-21"}, {"reply-by", "2026-11-26"}, {"came-by", "chat"},
                                            {"candidate", "Ana Reyes"}, {"hours", "9 to 5"},        {"topic", "the pay"}};
    g_autoptr(Facts) facts = facts_new();
    g_autoptr(Answers) before = answers_copy(flow_answers(walk->flow));
    g_autofree char *id = g_strdup(flow_view(walk->flow)->id);
    FactId fact;
    for (guint i = 0; i < G_N_ELEMENTS(values); i++)
        if (below(walk, 2) == 0 && fact_by_name(values[i][0], &fact)) facts_set(facts, fact, values[i][1], NULL);
    flow_take_offer(walk->flow, &(FlowOffer){.facts = facts,
                                             .unsure = below(walk, 2) == 0 ? FACT_BIT(FACT_ROLE) : 0,
                                             .words = "Check it.",
                                             .text = below(walk, 3) > 0 ? "What\nthey wrote" : NULL,
                                             .subject = below(walk, 3) == 0 ? "Re: offer" : NULL});
    cr_assert(strcmp(id, flow_view(walk->flow)->id) == 0 || is_at_review(walk), "at %s, not %s", flow_view(walk->flow)->id, id);
    walk->offers++;
    for (guint i = 0; i < FACT_COUNT; i++) {
        const char *was = facts_get(answers_facts_const(before), (FactId)i);
        if (was == NULL) g_hash_table_remove(walk->own, GUINT_TO_POINTER(i + 1)); /* emptied by hand: what stands there now is an offer's */
        if (was == NULL || !g_hash_table_contains(walk->own, GUINT_TO_POINTER(i + 1))) continue;
        walk->kept_own++;
        cr_assert(g_strcmp0(was, facts_get(answers_facts_const(flow_answers(walk->flow)), (FactId)i)) == 0,
                  "step %" G_GUINT64_FORMAT ": an offer changed %s", walk->step, fact_row((FactId)i)->name);
    }
}

/* ---- the walk ---- */

static gboolean is_offer_place(Walk *walk) {
    return strcmp(flow_view(walk->flow)->id, "offer") == 0;
}

static void carry_out(Walk *walk, const Effect *effect) {
    switch (effect->kind) {
    case EFFECT_NEEDS_CATALOGUE: flow_supply(walk->flow, walk->catalogue, walk->rules); break;
    case EFFECT_READ_OFFER:
        cr_assert(strlen(effect->value) > 0 && is_offer_place(walk), "step %" G_GUINT64_FORMAT, walk->step);
        if (below(walk, 6) == 0)
            flow_offer_unread(walk->flow, "it takes too long");
        else if (below(walk, 6) > 0)
            take_offer(walk);
        else
            walk->late = TRUE;
        break;
    case EFFECT_HAND_OVER: {
        g_autofree char *way = g_strdup(effect->way), *value = g_strdup(effect->value);
        cr_assert(flow_ready(walk->flow), "handed over too early");
        walk->handed_over++;
        if (!effect->confirmed && below(walk, 3) == 0)
            flow_ask_again(walk->flow, way, value, "replace it?");
        else
            flow_report(walk->flow, way, below(walk, 4) != 0, "what was done");
        break;
    }
    case EFFECT_FINISH_KEEP:
    case EFFECT_FINISH_DELETE:
        flow_free(walk->flow);
        walk->flow = new_flow(walk);
        g_hash_table_remove_all(walk->typed);
        g_hash_table_remove_all(walk->own);
        walk->late = FALSE;
        break;
    default: break;
    }
}

static gboolean is_history(const Action *action) {
    return action->id == ACTION_UNDO || action->id == ACTION_REDO;
}

static gboolean same_decisions(const Answers *one, const Answers *other) {
    if (!facts_equal(answers_facts_const(one), answers_facts_const(other))) return FALSE;
    if (g_strcmp0(answers_situation(one), answers_situation(other)) != 0 || answers_register(one) != answers_register(other)) return FALSE;
    for (guint i = 0; i < answers_choice_count(one); i++) {
        const char *stage = answers_choice_stage(one, i);
        Choice was = answers_choice(one, stage), is = answers_choice(other, stage);
        if (was.kind != is.kind || g_strcmp0(was.words, is.words) != 0 || g_strcmp0(was.phrasing, is.phrasing) != 0) return FALSE;
    }
    return TRUE;
}

/* Whatever was just decided is undone and done again. */
static void check_undone(Walk *walk, const Answers *before, const Action *action) {
    g_autoptr(Answers) after = answers_copy(flow_answers(walk->flow));
    if (is_history(action) || is_typing(action) || flow_view(walk->flow)->overlay != OVERLAY_NONE || same_decisions(before, after)) return;
    flow_act(walk->flow, &(Action){.id = ACTION_UNDO});
    cr_assert(same_decisions(before, flow_answers(walk->flow)), "step %" G_GUINT64_FORMAT ": %s is not undone", walk->step,
              action_row(action->id)->name);
    flow_act(walk->flow, &(Action){.id = ACTION_REDO});
    cr_assert(same_decisions(after, flow_answers(walk->flow)), "step %" G_GUINT64_FORMAT ": %s is not done again", walk->step,
              action_row(action->id)->name);
    walk->undone++;
}

static void one_step(Walk *walk) {
    Action action = random_action(walk);
    g_autoptr(Answers) before = answers_copy(flow_answers(walk->flow));
    g_autofree char *id = g_strdup(flow_view(walk->flow)->id);
    gboolean overlay = flow_view(walk->flow)->overlay != OVERLAY_NONE, over;
    Effect effect;
    walk->asked = flow_view(walk->flow)->overlay == OVERLAY_QUESTION;
    walk->at_blank = flow_view(walk->flow)->kind == STEP_BLANK;
    effect = flow_act(walk->flow, &action);
    over = effect.kind == EFFECT_FINISH_KEEP || effect.kind == EFFECT_FINISH_DELETE;
    if (effect.kind != EFFECT_NEEDS_CATALOGUE && !over && !is_history(&action)) check_answers_kept(walk, before, &action);
    if (effect.kind != EFFECT_NEEDS_CATALOGUE && !over && !is_history(&action))
        check_choices_kept(walk, before, id, &action);
    if (!over) note_own(walk, before);
    carry_out(walk, &effect);
    if (effect.kind == EFFECT_NONE || effect.kind == EFFECT_TYPED || effect.kind == EFFECT_STEPPED) {
        if (below(walk, 6) == 0) check_undone(walk, before, &action);
    }
    if (walk->late && below(walk, 30) == 0) {
        walk->late = FALSE;
        take_offer(walk);
    }
    check_view(walk);
    if (over) return;
    check_words_kept(walk, &action);
    if (action.id == ACTION_BACK && !overlay && strcmp(id, "welcome") != 0)
        cr_assert(strcmp(id, flow_view(walk->flow)->id) != 0, "back was refused at %s", id);
    check_letter_whole(walk);
    check_channel(walk);
    if (walk->step % 40 == 0) check_snapshot(walk);
}

/* The walk must have been somewhere, or it proves nothing. A short one cannot be everywhere. */
static void check_been_everywhere(const Walk *walk, guint64 actions) {
    if (actions < ACTIONS_OF_A_WHOLE_WALK) return;
    g_print("# %u screens; ready %" G_GUINT64_FORMAT ", handed over %" G_GUINT64_FORMAT ", restored %" G_GUINT64_FORMAT
            ", dropped %" G_GUINT64_FORMAT ", reworded %" G_GUINT64_FORMAT "\n",
            g_hash_table_size(walk->places), walk->ready, walk->handed_over, walk->restored, walk->dropped, walk->reworded);
    for (guint i = 0; i < G_N_ELEMENTS(places); i++)
        cr_assert(g_hash_table_contains(walk->places, places[i].id), "never at %s", places[i].id);
    cr_assert(walk->ready > 500 && walk->handed_over > 100 && walk->restored > 1000 && walk->reworded > 10 && walk->varied > 10 && walk->undone > 100);
    cr_assert(walk->offers > 50 && walk->kept_own > 50, "%" G_GUINT64_FORMAT " offers, %" G_GUINT64_FORMAT " own", walk->offers,
              walk->kept_own);
}

/* Fewer steps where each is a hundred times as slow. */
static guint64 number_from(const char *variable, guint64 otherwise) {
    const char *text = g_getenv(variable);
    return text != NULL && text[0] != '\0' ? g_ascii_strtoull(text, NULL, 10) : otherwise;
}

Test(walk, hundred_thousand_actions, .timeout = 600) {
    Walk walk = {.random = g_rand_new_with_seed((guint32)number_from("BOWOUT_WALK_SEED", SEED))};
    g_autoptr(Problems) problems = problems_new();
    g_autoptr(Catalogue) catalogue = catalogue_load(NULL, FALSE, problems);
    g_autoptr(Rules) rules = rules_load(NULL, FALSE, problems);
    const char *valgrind = g_getenv("BOWOUT_VALGRIND");
    guint64 actions = valgrind != NULL && valgrind[0] != '\0' ? ACTIONS / 50 : ACTIONS;
    cr_assert(catalogue != NULL && rules != NULL);
    cr_assert(clock_set_today("2026-11-23", NULL));
    walk.catalogue = catalogue;
    walk.rules = rules;
    walk.typed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    walk.own = g_hash_table_new(NULL, NULL);
    walk.places = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    walk.flow = new_flow(&walk);
    for (walk.step = 1; walk.step <= actions; walk.step++) one_step(&walk);
    check_been_everywhere(&walk, actions);
    flow_free(walk.flow);
    g_hash_table_unref(walk.places);
    g_hash_table_unref(walk.own);
    g_rand_free(walk.random);
    g_hash_table_unref(walk.typed);
}
