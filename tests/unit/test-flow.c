/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The wizard's behaviour: which action leads where, that going back changes nothing, and that
 * nothing typed is lost.
 */
#include "config.h"

#include "flow.h"

/* ---- state x action -> state ---- */

static const struct {
    const char *from;
    ActionId action;
    const char *to;
} ways_through[] = {
    {"welcome", ACTION_BACK, "welcome"},
    {"welcome", ACTION_NEXT, "situation"}, /* the facts are known */
    {"offer", ACTION_BACK, "welcome"},
    {"offer", ACTION_NEXT, "offer"}, /* the next field */
    {"offer", ACTION_FIELD_NEXT, "offer"},
    {"offer", ACTION_SUGGEST_REST, "situation"},
    {"offer", ACTION_SKIP, "offer"},
    {"situation", ACTION_BACK, "offer"},
    {"situation", ACTION_NEXT, "channel"},
    {"situation", ACTION_SUGGEST_REST, "situation"},
    {"situation", ACTION_OWN_WORDS, "situation"},
    {"situation", ACTION_MORE, "situation"},
    {"details", ACTION_BACK, "situation"},
    {"details", ACTION_NEXT, "details"}, /* the topic is needed */
    {"details", ACTION_SUGGEST_REST, "details"},
    {"channel", ACTION_BACK, "situation"},
    {"channel", ACTION_NEXT, "register"},
    {"channel", ACTION_SUGGEST_REST, "review"},
    {"register", ACTION_BACK, "channel"},
    {"register", ACTION_NEXT, "stage:gratitude"},
    {"stage:gratitude", ACTION_BACK, "register"},
    {"stage:gratitude", ACTION_NEXT, "stage:decision"},
    {"stage:gratitude", ACTION_OWN_WORDS, "words:gratitude"},
    {"stage:gratitude", ACTION_SKIP, "stage:gratitude"},
    {"stage:gratitude", ACTION_MORE, "stage:gratitude"},
    {"stage:gratitude", ACTION_SUGGEST_REST, "review"},
    {"stage:gratitude", ACTION_HELP, "stage:gratitude"},
    {"stage:gratitude", ACTION_LEAVE, "stage:gratitude"}, /* asks first */
    {"stage:reasoning", ACTION_SKIP, "stage:door-open"},
    {"stage:reasoning", ACTION_BACK, "stage:decision"},
    {"stage:door-open", ACTION_SKIP, "stage:wishes"},
    {"stage:wishes", ACTION_NEXT, "review"},
    {"stage:question", ACTION_NEXT, "stage:courtesy"},
    {"stage:courtesy", ACTION_NEXT, "stage:wishes"},
    {"words:gratitude", ACTION_BACK, "stage:gratitude"},
    {"words:gratitude", ACTION_NEXT, "stage:decision"},
    {"words:gratitude", ACTION_SUGGEST_REST, "review"},
    {"words:gratitude", ACTION_SKIP, "words:gratitude"},
    {"ask:reasoning", ACTION_BACK, "stage:reasoning"},
    {"ask:reasoning", ACTION_NEXT, "ask:reasoning"}, /* it asks for something */
    {"review", ACTION_NEXT, "ways-out"},
    {"review", ACTION_BACK, "stage:wishes"},
    {"review", ACTION_SUGGEST_REST, "review"},
    {"stage:greeting", ACTION_BACK, "review"},
    {"stage:greeting", ACTION_NEXT, "review"},
    {"stage:greeting", ACTION_OWN_WORDS, "words:greeting"},
    {"stage:sign-off", ACTION_NEXT, "review"},
    {"ways-out", ACTION_BACK, "review"},
    {"ways-out", ACTION_NEXT, "ask-way:text-file"},
    {"ask-way:text-file", ACTION_BACK, "ways-out"},
    {"ask-way:text-file", ACTION_NEXT, "ask-way:text-file"}, /* until it is reported */
    {"done", ACTION_BACK, "ways-out"},
    {"done", ACTION_NEXT, "done"}, /* the effect ends it */
};

Test(flow, actions_lead_where_they_should) {
    for (guint i = 0; i < G_N_ELEMENTS(ways_through); i++) {
        Flow *flow = flow_at(ways_through[i].from);
        act(flow, ways_through[i].action);
        cr_assert(is_at(flow, ways_through[i].to), "%s at %s leads to %s, not %s", action_row(ways_through[i].action)->name,
                  ways_through[i].from, at(flow), ways_through[i].to);
        flow_free(flow);
    }
}

/* Whatever the action: no crash, an id, and where nothing moved nothing changed. */
Test(flow, every_action_everywhere) {
    const char *const places[] = {"welcome",  "offer",           "situation",         "details",       "channel",
                                  "register", "stage:reasoning", "words:reasoning",   "ask:reasoning", "stage:greeting",
                                  "review",   "ways-out",        "ask-way:text-file", "done"};
    for (guint i = 0; i < G_N_ELEMENTS(places); i++)
        for (int id = 0; id < ACTION_COUNT; id++) {
            Flow *flow = flow_at(places[i]);
            g_autofree char *before = flow_snapshot(flow);
            g_autofree char *after = NULL;
            Effect effect = flow_act(flow, &(Action){.id = (ActionId)id, .number = 2, .rows = 3, .width = 40, .text = "x"});
            after = flow_snapshot(flow);
            cr_assert(at(flow) != NULL);
            if (strcmp(before, after) != 0)
                cr_assert(effect.kind != EFFECT_NONE, "%s at %s changed something that is not kept", action_row((ActionId)id)->name,
                          places[i]);
            flow_free(flow);
        }
}

/* ---- back after next ---- */

static void back_after_next(Flow *flow) {
    g_autofree char *id = g_strdup(at(flow));
    g_autofree char *next = NULL, *again = NULL, *there = NULL, *back = NULL, *twice = NULL;
    g_autoptr(Answers) answers = NULL;
    act(flow, ACTION_NEXT);
    there = g_strdup(at(flow));
    answers = answers_copy(flow_answers(flow));
    next = flow_snapshot(flow);
    act(flow, ACTION_BACK);
    cr_assert(is_at(flow, id), "back from %s leads to %s, not %s", there, at(flow), id);
    cr_assert(answers_equal(answers, flow_answers(flow)), "back from %s changed the answers", there);
    back = flow_snapshot(flow);
    act(flow, ACTION_NEXT);
    again = flow_snapshot(flow);
    cr_assert(strcmp(next, again) == 0, "next, back, next at %s:\n%s\n====\n%s", id, next, again);
    act(flow, ACTION_BACK);
    twice = flow_snapshot(flow);
    cr_assert(strcmp(back, twice) == 0, "back at %s is not the same twice", there);
    act(flow, ACTION_NEXT);
}

/* One of each, and on the last line. */
static void fill_details(Flow *flow) {
    gboolean topic = strcmp(focused_field(flow)->name, "topic") == 0;
    if (edit_length(focused_field(flow)->edit) == 0) type(flow, topic ? "the working hours" : "2026-12-01");
    if (topic) act(flow, ACTION_FIELD_NEXT);
    cr_assert(flow_view(flow)->focused == (int)flow_view(flow)->fields->len - 1);
}

static void whole_way(const Situation *situation, ChannelId channel) {
    Flow *flow = usual_flow();
    int steps = 0;
    act(flow, ACTION_NEXT);
    if (flow_view(flow)->items->len > 0 && situation->group != NULL && strcmp(situation->group->id, "first") != 0) act(flow, ACTION_MORE);
    select_like(flow, situation->title);
    for (; !is_at(flow, "ways-out"); steps++) {
        cr_assert(steps < 20, "%s: at %s", situation->id, at(flow));
        if (is_at(flow, "instead")) choose_number(flow, 2);
        if (is_at(flow, "details")) fill_details(flow);
        if (is_at(flow, "channel")) select_like(flow, catalogue_channel(shipped_catalogue(), channel)->title);
        back_after_next(flow);
    }
    cr_assert(flow_ready(flow), "%s by %s", situation->id, channel_name(channel));
    cr_assert(strcmp(answers_situation(flow_answers(flow)), situation->id) == 0);
    cr_assert(answers_channel(flow_answers(flow)) == channel);
    flow_free(flow);
}

Test(flow, back_after_next_changes_nothing_in_any_situation, .timeout = 600) {
    const GPtrArray *situations = catalogue_situations(shipped_catalogue());
    for (guint i = 0; i < situations->len; i++)
        for (guint channel = 0; channel < CHANNEL_COUNT; channel++) {
            const Situation *situation = g_ptr_array_index(situations, i);
            if (situation->listed && situation_allows(situation, (ChannelId)channel)) whole_way(situation, (ChannelId)channel);
        }
}

Test(flow, back_leads_all_the_way) {
    Flow *flow = flow_at("done");
    int steps = 0;
    for (; !is_at(flow, "welcome") && steps < 20; steps++) act(flow, ACTION_BACK);
    cr_assert(is_at(flow, "welcome") && steps == 12, "%d", steps);
    cr_assert(flow_ready(flow), "going back took something away");
    flow_free(flow);
}

/* ---- the offer ---- */

static void type_field(Flow *flow, const char *text) {
    edit_with(flow, EDIT_KILL_TO_START);
    type(flow, text);
}

Test(offer, going_on_without_a_needed_fact_leads_to_it) {
    Flow *flow = empty_flow();
    act(flow, ACTION_NEXT);
    cr_assert(is_at(flow, "offer"));
    type(flow, "Maria Santos");
    act(flow, ACTION_FIELD_PREVIOUS); /* round to the last */
    act(flow, ACTION_NEXT);
    cr_assert(is_at(flow, "offer"));
    cr_assert(strcmp(focused_field(flow)->name, "company") == 0);
    cr_assert(focused_field(flow)->error != NULL);
    cr_assert(flow_view(flow)->message_kind == MESSAGE_ERROR);
    cr_assert(field_at(flow, 0)->error == NULL);
    flow_free(flow);
}

Test(offer, a_field_tells_its_error_when_left_and_keeps_its_text) {
    Flow *flow = flow_at("offer");
    focus_on(flow, "received");
    type_field(flow, "2026-02-30");
    cr_assert(focused_field(flow)->error == NULL, "told off while typing");
    act(flow, ACTION_FIELD_NEXT);
    act(flow, ACTION_FIELD_PREVIOUS);
    cr_assert(focused_field(flow)->error != NULL);
    cr_assert(!facts_has(answers_facts_const(flow_answers(flow)), FACT_RECEIVED));
    act(flow, ACTION_BACK);
    cr_assert(is_at(flow, "welcome"), "going back was refused");
    act(flow, ACTION_NEXT);
    act(flow, ACTION_BACK);
    cr_assert(strcmp(focused_field(flow)->name, "received") == 0);
    cr_assert(strcmp(edit_text(focused_field(flow)->edit), "2026-02-30") == 0, "the text was lost");
    flow_free(flow);
}

Test(offer, a_wrong_optional_field_stops_going_on_only) {
    Flow *flow = flow_at("offer");
    focus_on(flow, "address");
    type(flow, "nobody");
    focus_on(flow, "came-by");
    act(flow, ACTION_NEXT);
    cr_assert(is_at(flow, "offer") && strcmp(focused_field(flow)->name, "address") == 0);
    type(flow, "@example.com");
    focus_on(flow, "came-by");
    act(flow, ACTION_NEXT);
    cr_assert(is_at(flow, "situation"));
    flow_free(flow);
}

Test(offer, choices_cycle_jump_and_empty) {
    Flow *flow = flow_at("offer");
    const Facts *facts = answers_facts_const(flow_answers(flow));
    focus_on(flow, "came-by");
    cr_assert(focused_field(flow)->choice && focused_field(flow)->choices->len == 4 && focused_field(flow)->chosen == 0);
    edit_with(flow, EDIT_RIGHT);
    cr_assert(strcmp(facts_get(facts, FACT_CAME_BY), "email") == 0);
    type(flow, " ");
    cr_assert(strcmp(facts_get(facts, FACT_CAME_BY), "chat") == 0 && focused_field(flow)->chosen == 2);
    type(flow, "p");
    cr_assert(strcmp(facts_get(facts, FACT_CAME_BY), "phone") == 0);
    cr_assert(strcmp(edit_text(focused_field(flow)->edit), "Phone call") == 0);
    type(flow, "q");
    cr_assert(strcmp(facts_get(facts, FACT_CAME_BY), "phone") == 0, "a letter of no choice changed it");
    edit_with(flow, EDIT_LEFT);
    edit_with(flow, EDIT_LEFT);
    edit_with(flow, EDIT_LEFT);
    cr_assert(!facts_has(facts, FACT_CAME_BY));
    edit_with(flow, EDIT_LEFT);
    edit_with(flow, EDIT_BACKSPACE);
    cr_assert(!facts_has(facts, FACT_CAME_BY));
    flow_free(flow);
}

Test(offer, the_dates_say_how_soon_to_answer) {
    Flow *flow = flow_at("offer");
    focus_on(flow, "received");
    type(flow, "2026-11-18");
    cr_assert(strstr(flow_view(flow)->message, "5 days ago") != NULL, "%s", flow_view(flow)->message);
    cr_assert(strstr(flow_view(flow)->message, "today") != NULL);
    flow_free(flow);
}

Test(offer, what_cannot_be_typed_is_said) {
    Flow *flow = flow_at("offer");
    type(flow, "\x1b[31m");
    cr_assert(flow_view(flow)->message_kind == MESSAGE_WARNING);
    cr_assert(strcmp(edit_text(field_at(flow, 0)->edit), "Maria Santos") == 0);
    flow_free(flow);
}

/* ---- details ---- */

Test(details, one_more_line_as_one_is_filled_up_to_five) {
    Flow *flow = flow_at("details");
    char topic[] = "topic 1";
    cr_assert(flow_view(flow)->fields->len == 1);
    for (int i = 1; i <= 5; i++) {
        topic[6] = (char)('0' + i);
        type(flow, topic);
        cr_assert((int)flow_view(flow)->fields->len == MIN(i + 1, 5));
        if (i < 5) act(flow, ACTION_NEXT);
    }
    cr_assert(facts_value_count(answers_facts_const(flow_answers(flow)), FACT_TOPIC) == 5);
    act(flow, ACTION_NEXT);
    cr_assert(is_at(flow, "channel"));
    act(flow, ACTION_BACK);
    cr_assert(flow_view(flow)->fields->len == 5);
    act(flow, ACTION_FIELD_NEXT);
    act(flow, ACTION_FIELD_NEXT);
    edit_with(flow, EDIT_KILL_TO_START); /* the second */
    cr_assert(facts_value_count(answers_facts_const(flow_answers(flow)), FACT_TOPIC) == 4);
    cr_assert(flow_view(flow)->fields->len == 5, "a line in the middle may be empty");
    flow_free(flow);
}

/* ---- channel and register ---- */

Test(path, a_known_channel_and_register_are_passed_over_and_reached_from_review) {
    Answers *answers = offer_answers();
    Flow *flow;
    facts_set(answers_facts(answers), FACT_CAME_BY, "chat", NULL);
    flow = flow_from(answers);
    flow_set_habits(flow, CHANNEL_PHONE, REGISTER_CONCISE);
    answers_free(answers);
    go_on_to(flow, "situation");
    act(flow, ACTION_NEXT);
    cr_assert(is_at(flow, "stage:gratitude"), "at %s", at(flow));
    cr_assert(answers_channel(flow_answers(flow)) == CHANNEL_CHAT, "the habit won over the offer");
    cr_assert(answers_register(flow_answers(flow)) == REGISTER_CONCISE);
    act(flow, ACTION_BACK);
    cr_assert(is_at(flow, "situation"));
    act(flow, ACTION_SUGGEST_REST);
    select_like(flow, "Channel");
    act(flow, ACTION_NEXT);
    cr_assert(is_at(flow, "channel"));
    cr_assert(flow_view(flow)->selected == CHANNEL_CHAT);
    choose_number(flow, 1);
    act(flow, ACTION_NEXT);
    cr_assert(is_at(flow, "review"), "at %s", at(flow));
    cr_assert(answers_channel(flow_answers(flow)) == CHANNEL_EMAIL);
    flow_free(flow);
}

Test(path, a_channel_by_habit_gives_way_to_the_offer) {
    Flow *flow = usual_flow();
    flow_set_habits(flow, CHANNEL_EMAIL, REGISTER_WARM);
    go_on_to(flow, "stage:gratitude");
    while (!is_at(flow, "offer")) act(flow, ACTION_BACK);
    focus_on(flow, "came-by");
    type(flow, "p");
    act(flow, ACTION_NEXT);
    cr_assert(answers_channel(flow_answers(flow)) == CHANNEL_PHONE);
    flow_free(flow);
}

/* ---- stages ---- */

Test(stage, digits_select_and_do_not_act) {
    Flow *flow = flow_at("stage:gratitude");
    choose_number(flow, 3);
    cr_assert(is_at(flow, "stage:gratitude") && flow_view(flow)->selected == 2);
    cr_assert(answers_choice(flow_answers(flow), "gratitude").kind == CHOICE_NONE);
    choose_number(flow, 9);
    act(flow, ACTION_NEXT);
    act(flow, ACTION_BACK);
    cr_assert(selected_item(flow)->chosen, "the choice made is not the one selected");
    flow_free(flow);
}

Test(stage, a_wording_of_another_tone_stays_when_nothing_else_changes) {
    Flow *flow = flow_at("stage:decision");
    g_autofree char *text = NULL;
    const char *phrasing;
    act(flow, ACTION_MORE);
    cr_assert(flow_view(flow)->more_shown);
    act(flow, ACTION_LAST);
    while (selected_item(flow)->key == 'm' || selected_item(flow)->key == 'e') act(flow, ACTION_UP);
    text = g_strdup(selected_item(flow)->text);
    act(flow, ACTION_NEXT);
    phrasing = g_intern_string(answers_choice(flow_answers(flow), "decision").phrasing);
    act(flow, ACTION_BACK);
    cr_assert(strcmp(selected_item(flow)->text, text) == 0 && selected_item(flow)->chosen);
    act(flow, ACTION_NEXT);
    act(flow, ACTION_SUGGEST_REST);
    cr_assert(answers_choice(flow_answers(flow), "decision").kind == CHOICE_PHRASING);
    cr_assert(strcmp(answers_choice(flow_answers(flow), "decision").phrasing, phrasing) == 0);
    flow_free(flow);
}

Test(stage, a_wording_asks_for_its_fact_and_is_taken_with_it) {
    Flow *flow = flow_at("ask:reasoning");
    g_autofree char *name = g_strdup(field_at(flow, 0)->name);
    FactId fact;
    cr_assert(fact_by_name(name, &fact));
    cr_assert(answers_choice(flow_answers(flow), "reasoning").kind == CHOICE_NONE);
    act(flow, ACTION_NEXT);
    cr_assert(field_at(flow, 0)->error != NULL);
    type(flow, "data analysis");
    act(flow, ACTION_NEXT);
    cr_assert(is_at(flow, "stage:door-open"));
    cr_assert(strcmp(facts_get(answers_facts_const(flow_answers(flow)), fact), "data analysis") == 0);
    act(flow, ACTION_BACK);
    cr_assert(selected_item(flow)->chosen && strstr(selected_item(flow)->text, "data analysis") != NULL);
    flow_free(flow);
}

/* ---- own words ---- */

Test(words, what_is_written_is_there_again_whatever_was_chosen) {
    Flow *flow = flow_at("words:decision");
    g_autofree char *seed = g_strdup(edit_text(flow_view(flow)->words));
    cr_assert(strlen(seed) > 10, "not filled with the selected wording");
    edit_with(flow, EDIT_TEXT_START);
    type(flow, "Dear all, ");
    act(flow, ACTION_BACK);
    cr_assert(is_at(flow, "stage:decision") && selected_item(flow)->key == 'e');
    cr_assert(answers_choice(flow_answers(flow), "decision").kind == CHOICE_NONE, "taken by going back");
    act(flow, ACTION_FIRST);
    act(flow, ACTION_NEXT);
    act(flow, ACTION_BACK);
    cr_assert(answers_choice(flow_answers(flow), "decision").kind == CHOICE_PHRASING);
    choose_number(flow, 2);
    act(flow, ACTION_OWN_WORDS);
    cr_assert(g_str_has_prefix(edit_text(flow_view(flow)->words), "Dear all, "), "own words were lost");
    act(flow, ACTION_NEXT);
    cr_assert(answers_choice(flow_answers(flow), "decision").kind == CHOICE_WORDS);
    flow_free(flow);
}

Test(words, a_change_not_taken_is_marked) {
    Flow *flow = flow_at("words:decision");
    act(flow, ACTION_NEXT);
    act(flow, ACTION_BACK);
    cr_assert(selected_item(flow)->key == 'e' && strcmp(selected_item(flow)->mark, "chosen") == 0);
    act(flow, ACTION_NEXT);
    type(flow, " Yes.");
    act(flow, ACTION_BACK);
    cr_assert(strstr(selected_item(flow)->mark, "not taken") != NULL);
    flow_free(flow);
}

Test(words, untouched_words_start_from_the_wording_selected_now) {
    Flow *flow = flow_at("words:decision");
    g_autofree char *first = g_strdup(edit_text(flow_view(flow)->words));
    act(flow, ACTION_BACK);
    choose_number(flow, 2);
    act(flow, ACTION_OWN_WORDS);
    cr_assert(strcmp(first, edit_text(flow_view(flow)->words)) != 0);
    flow_free(flow);
}

static void empty_words(Flow *flow) {
    edit_with(flow, EDIT_TEXT_END);
    while (edit_length(flow_view(flow)->words) > 0) edit_with(flow, EDIT_DELETE_WORD_BACK);
}

Test(words, nothing_written_is_refused_where_needed_and_skips_where_not) {
    Flow *flow = flow_at("words:decision");
    empty_words(flow);
    act(flow, ACTION_NEXT);
    cr_assert(is_at(flow, "words:decision") && flow_view(flow)->words_error != NULL);
    flow_free(flow);
    flow = flow_at("words:reasoning");
    empty_words(flow);
    act(flow, ACTION_NEXT);
    cr_assert(is_at(flow, "stage:door-open"));
    cr_assert(answers_choice(flow_answers(flow), "reasoning").kind == CHOICE_SKIP);
    flow_free(flow);
}

Test(words, an_open_field_of_the_wording_is_not_accepted) {
    Flow *flow = flow_at("stage:reasoning");
    select_like(flow, "asks for");
    act(flow, ACTION_OWN_WORDS);
    cr_assert(strstr(edit_text(flow_view(flow)->words), "‹") != NULL);
    act(flow, ACTION_NEXT);
    cr_assert(is_at(flow, "words:reasoning") && flow_view(flow)->words_error != NULL);
    flow_free(flow);
}

Test(words, survive_a_change_of_the_situation_and_back) {
    Flow *flow = flow_at("words:decision");
    empty_words(flow);
    type(flow, "I will not take it.");
    act(flow, ACTION_NEXT);
    while (!is_at(flow, "situation")) act(flow, ACTION_BACK);
    select_like(flow, "I need to know");
    act(flow, ACTION_NEXT);
    cr_assert(strstr(flow_view(flow)->message, "Decision") != NULL, "dropped in silence: %s", flow_view(flow)->message);
    act(flow, ACTION_BACK);
    select_like(flow, "It is not");
    act(flow, ACTION_NEXT);
    go_on_to(flow, "stage:decision");
    act(flow, ACTION_OWN_WORDS);
    cr_assert(strcmp(edit_text(flow_view(flow)->words), "I will not take it.") == 0, "%s", edit_text(flow_view(flow)->words));
    flow_free(flow);
}

Test(words, of_an_answers_file_survive_a_change_of_the_situation) {
    g_autoptr(Answers) answers = offer_answers();
    Flow *flow;
    answers_set_situation(answers, "not-right-fit");
    answers_choose_words(answers, "decision", "I will not take it.", NULL);
    flow = flow_from(answers);
    act(flow, ACTION_NEXT);
    while (!is_at(flow, "situation")) act(flow, ACTION_BACK);
    select_like(flow, "I need to know");
    act(flow, ACTION_NEXT);
    act(flow, ACTION_BACK);
    select_like(flow, "It is not");
    act(flow, ACTION_NEXT);
    go_on_to(flow, "stage:decision");
    act(flow, ACTION_OWN_WORDS);
    cr_assert(strcmp(edit_text(flow_view(flow)->words), "I will not take it.") == 0, "%s", edit_text(flow_view(flow)->words));
    flow_free(flow);
}

/* ---- changing the frame later ---- */

Test(refit, what_no_longer_fits_is_named_and_marked) {
    Flow *flow = flow_at("review");
    const ViewStep *step = NULL;
    select_like(flow, "Situation");
    act(flow, ACTION_NEXT);
    select_like(flow, "I have accepted");
    act(flow, ACTION_NEXT);
    cr_assert(is_at(flow, "review"));
    cr_assert(strstr(flow_view(flow)->message, "Reasoning") != NULL, "%s", flow_view(flow)->message);
    for (guint i = 0; i < flow_view(flow)->steps->len; i++) {
        const ViewStep *each = g_ptr_array_index(flow_view(flow)->steps, i);
        if (strcmp(each->name, "Reasoning") == 0) step = each;
    }
    cr_assert(step != NULL && step->state == STEP_WANTING);
    cr_assert(answers_choice(flow_answers(flow), "gratitude").kind == CHOICE_PHRASING, "what still fits was dropped");
    flow_free(flow);
}

static void type_in_offer(Flow *flow, const char *name, const char *text) {
    select_like(flow, "The offer");
    act(flow, ACTION_NEXT);
    cr_assert(is_at(flow, "offer"));
    focus_on(flow, name);
    type_field(flow, text);
    act(flow, ACTION_BACK);
    cr_assert(is_at(flow, "review"));
}

Test(refit, a_name_that_comes_to_light_is_greeted) {
    g_autoptr(Answers) answers = offer_answers();
    Flow *flow;
    facts_set(answers_facts(answers), FACT_CONTACT, NULL, NULL);
    flow = flow_from(answers);
    choose_situation(flow, "It is not");
    act(flow, ACTION_SUGGEST_REST);
    type_in_offer(flow, "contact", "Ms. Tan");
    cr_assert(strstr(flow_view(flow)->message, "Greeting") != NULL, "%s", flow_view(flow)->message);
    act(flow, ACTION_PREVIEW);
    cr_assert(strstr(flow_view(flow)->overlay_text, "Ms. Tan,") != NULL, "%s", flow_view(flow)->overlay_text);
    flow_free(flow);
}

Test(refit, a_wording_of_another_tone_goes_only_with_the_tone) {
    Flow *flow = flow_at("stage:decision");
    g_autofree char *phrasing = NULL;
    act(flow, ACTION_MORE);
    act(flow, ACTION_LAST);
    while (selected_item(flow)->key == 'm' || selected_item(flow)->key == 'e') act(flow, ACTION_UP);
    act(flow, ACTION_NEXT);
    phrasing = g_strdup(answers_choice(flow_answers(flow), "decision").phrasing);
    act(flow, ACTION_SUGGEST_REST);
    type_in_offer(flow, "received", "2026-11-01");
    cr_assert(g_strcmp0(answers_choice(flow_answers(flow), "decision").phrasing, phrasing) == 0, "%s", flow_view(flow)->message);
    select_like(flow, "Tone");
    act(flow, ACTION_NEXT);
    choose_number(flow, answers_register(flow_answers(flow)) == REGISTER_FORMAL ? 1 : 2);
    act(flow, ACTION_NEXT);
    cr_assert(is_at(flow, "review") && flow_view(flow)->message[0] != '\0');
    flow_free(flow);
}

Test(refit, a_question_asks_for_its_topic_before_review) {
    Flow *flow = flow_at("review");
    select_like(flow, "Situation");
    act(flow, ACTION_NEXT);
    select_like(flow, "I need to know");
    act(flow, ACTION_NEXT);
    cr_assert(is_at(flow, "details"));
    type(flow, "the working hours");
    act(flow, ACTION_NEXT);
    act(flow, ACTION_NEXT);
    cr_assert(is_at(flow, "review"));
    cr_assert(!flow_ready(flow));
    cr_assert(flow_view(flow)->step_count == 8);
    flow_free(flow);
}

/* ---- review ---- */

Test(review, an_unfinished_letter_cannot_be_handed_over) {
    Flow *flow = flow_at("stage:gratitude");
    act(flow, ACTION_SUGGEST_REST);
    cr_assert(flow_ready(flow));
    flow_free(flow);
    flow = flow_at("review");
    select_like(flow, "Situation");
    act(flow, ACTION_NEXT);
    select_like(flow, "I need to know");
    act(flow, ACTION_NEXT);
    act(flow, ACTION_BACK); /* without the topic */
    cr_assert(is_at(flow, "review"));
    cr_assert(!flow_ready(flow));
    cr_assert(flow_view(flow)->findings->len > 0);
    cr_assert(((const ViewFinding *)g_ptr_array_index(flow_view(flow)->findings, 0))->blocks);
    for (guint i = 0; i < flow_view(flow)->items->len; i++)
        cr_assert(strcmp(item_at(flow, (int)i)->text, "Hand it over") != 0, "offered too early");
    cr_assert(selected_item(flow)->level == TONE_ERROR && selected_item(flow)->key == '1');
    act(flow, ACTION_NEXT);
    cr_assert(!is_at(flow, "ways-out") && !is_at(flow, "review"));
    act(flow, ACTION_BACK);
    cr_assert(is_at(flow, "review"));
    flow_free(flow);
}

/* The shipped rules and two more, whose findings are known. */
static const Rules *known_rules(void) {
    static Rules *rules;
    g_autoptr(Problems) problems = problems_new();
    g_autofree char *own = g_build_filename(g_getenv("BOWOUT_SRCDIR"), "tests", "unit", "data", "tone-words.conf", NULL);
    const char *const further[] = {own, NULL};
    if (rules == NULL) rules = rules_load_with(NULL, further, problems);
    cr_assert(rules != NULL);
    return rules;
}

static Flow *review_with(const char *stage, const char *words) {
    g_autoptr(Answers) answers = offer_answers();
    Flow *flow;
    answers_set_situation(answers, "not-right-fit");
    answers_choose_words(answers, stage, words, NULL);
    flow = flow_from(answers);
    flow_supply(flow, shipped_catalogue(), known_rules());
    act(flow, ACTION_NEXT);
    act(flow, ACTION_SUGGEST_REST);
    cr_assert(is_at(flow, "review"));
    return flow;
}

static const ViewFinding *finding_of(Flow *flow, const char *rule) {
    const GPtrArray *findings = flow_view(flow)->findings;
    for (guint i = 0; i < findings->len; i++) {
        const ViewFinding *finding = g_ptr_array_index(findings, i);
        if (strcmp(finding->rule, rule) == 0) return finding;
    }
    cr_assert(FALSE, "no finding %s", rule);
    return NULL;
}

static void expect_words(Flow *flow, const char *stage, const char *words) {
    Choice choice = answers_choice(flow_answers(flow), stage);
    cr_assert(choice.kind == CHOICE_WORDS && strcmp(choice.words, words) == 0, "%s (%s)", choice.words, flow_view(flow)->message);
}

Test(review, a_finding_leads_to_its_stage_and_back) {
    Flow *flow = review_with("wishes", "I kinda wish you all the best.");
    int number = finding_of(flow, "test-word")->number;
    choose_number(flow, number);
    cr_assert(is_at(flow, "review"), "a digit acted");
    act(flow, ACTION_NEXT);
    cr_assert(is_at(flow, "stage:wishes"), "at %s", at(flow));
    act(flow, ACTION_BACK);
    cr_assert(is_at(flow, "review") && selected_item(flow)->key == '0' + number, "back is not where it left");
    act(flow, ACTION_OWN_WORDS);
    cr_assert(is_at(flow, "words:wishes"));
    act(flow, ACTION_BACK);
    cr_assert(is_at(flow, "review"));
    act(flow, ACTION_OWN_WORDS);
    edit_with(flow, EDIT_TEXT_END);
    type(flow, " Good luck.");
    act(flow, ACTION_NEXT);
    cr_assert(is_at(flow, "review"));
    expect_words(flow, "wishes", "I kinda wish you all the best. Good luck.");
    flow_free(flow);
}

Test(review, an_error_stops_the_letter_and_a_warning_does_not) {
    Flow *flow = review_with("wishes", "I kinda wish you all the best.");
    cr_assert(flow_ready(flow));
    flow_free(flow);
    flow = review_with("wishes", "I dunno about the rest. I wish you all the best.");
    cr_assert(!flow_ready(flow));
    cr_assert(finding_of(flow, "test-sentence")->blocks);
    cr_assert(selected_item(flow)->level == TONE_ERROR);
    flow_free(flow);
}

Test(review, a_suggestion_takes_the_place_of_the_match_and_nothing_else) {
    Flow *flow = review_with("decision", "I am sure of it. I kinda have to decline your offer. That is all.");
    choose_number(flow, finding_of(flow, "test-word")->number);
    act(flow, ACTION_TAKE_SUGGESTION);
    expect_words(flow, "decision", "I am sure of it. I truly have to decline your offer. That is all.");
    act(flow, ACTION_TAKE_SUGGESTION);
    expect_words(flow, "decision", "I am sure of it. I really have to decline your offer. That is all.");
    act(flow, ACTION_TAKE_SUGGESTION);
    expect_words(flow, "decision", "I am sure of it. I kinda have to decline your offer. That is all.");
    act(flow, ACTION_TAKE_SUGGESTION);
    expect_words(flow, "decision", "I am sure of it. I truly have to decline your offer. That is all.");
    flow_free(flow);
}

Test(review, a_suggested_sentence_takes_the_place_of_the_sentence) {
    Flow *flow = review_with("decision", "I am sure of it. I dunno if I can decline your offer. That is all.");
    choose_number(flow, finding_of(flow, "test-sentence")->number);
    act(flow, ACTION_TAKE_SUGGESTION);
    expect_words(flow, "decision", "I am sure of it. I have decided to decline. That is all.");
    select_like(flow, "Decision");
    act(flow, ACTION_OWN_WORDS);
    cr_assert(strcmp(edit_text(flow_view(flow)->words), "I am sure of it. I have decided to decline. That is all.") == 0);
    flow_free(flow);
}

/* ---- handing over ---- */

Test(hand_over, a_way_asks_reports_and_is_done) {
    Flow *flow = flow_at("ask-way:text-file");
    Effect effect;
    cr_assert(strcmp(edit_text(flow_view(flow)->words), "letter.txt") == 0, "no name is proposed");
    type(flow, "2");
    effect = act(flow, ACTION_NEXT);
    cr_assert(effect.kind == EFFECT_HAND_OVER && strcmp(effect.value, "letter.txt2") == 0 && !effect.confirmed);
    flow_ask_again(flow, "text-file", "letter.txt2", "letter.txt2 exists: replace it?");
    cr_assert(flow_view(flow)->overlay == OVERLAY_QUESTION);
    effect = act(flow, ACTION_NEXT);
    cr_assert(effect.kind == EFFECT_NONE, "the first answer replaces a file");
    flow_ask_again(flow, "text-file", "letter.txt2", "letter.txt2 exists: replace it?");
    choose_number(flow, 2);
    effect = act(flow, ACTION_NEXT);
    cr_assert(effect.kind == EFFECT_HAND_OVER && effect.confirmed && strcmp(effect.value, "letter.txt2") == 0);
    flow_report(flow, "text-file", FALSE, "the disk is full");
    cr_assert(is_at(flow, "ask-way:text-file") && strstr(flow_view(flow)->message, "full") != NULL);
    flow_report(flow, "text-file", TRUE, "Saved as letter.txt2.");
    cr_assert(is_at(flow, "ways-out") && strstr(flow_view(flow)->message, "letter.txt2") != NULL);
    act(flow, ACTION_NEXT);
    cr_assert(is_at(flow, "done"));
    cr_assert(strstr(flow_view(flow)->text, "letter.txt2") != NULL && strstr(flow_view(flow)->text, "full") == NULL);
    effect = act(flow, ACTION_NEXT);
    cr_assert(effect.kind == EFFECT_FINISH_KEEP);
    choose_number(flow, 2);
    effect = act(flow, ACTION_NEXT);
    cr_assert(effect.kind == EFFECT_FINISH_DELETE);
    flow_free(flow);
}

/* ---- welcome, overlays ---- */

Test(welcome, works_before_the_catalogue_is_read) {
    Flow *flow = flow_new(NULL);
    Effect effect;
    cr_assert(is_at(flow, "welcome") && flow_view(flow)->text[0] != '\0' && flow_view(flow)->step_count == 0);
    act(flow, ACTION_HELP);
    cr_assert(flow_view(flow)->overlay == OVERLAY_HELP);
    act(flow, ACTION_BACK);
    act(flow, ACTION_PREVIEW);
    act(flow, ACTION_SUGGEST_REST);
    cr_assert(is_at(flow, "welcome"));
    effect = act(flow, ACTION_NEXT);
    cr_assert(effect.kind == EFFECT_NEEDS_CATALOGUE && is_at(flow, "welcome"));
    flow_supply(flow, shipped_catalogue(), shipped_rules());
    act(flow, ACTION_NEXT);
    cr_assert(is_at(flow, "offer"));
    flow_free(flow);
}

Test(welcome, deleting_the_unfinished_draft_asks_and_means_no_first) {
    Flow *flow = empty_flow();
    Effect effect;
    flow_set_unfinished(flow, "Northwind Remote; Reasoning; 2026-11-22 18:20");
    cr_assert(flow_view(flow)->items->len == 3 && flow_view(flow)->selected == 0);
    effect = act(flow, ACTION_NEXT);
    cr_assert(effect.kind == EFFECT_DRAFT_CONTINUE);
    choose_number(flow, 3);
    effect = act(flow, ACTION_NEXT);
    cr_assert(effect.kind == EFFECT_NONE && flow_view(flow)->overlay == OVERLAY_QUESTION);
    effect = act(flow, ACTION_NEXT);
    cr_assert(effect.kind == EFFECT_NONE && flow_view(flow)->overlay == OVERLAY_NONE);
    act(flow, ACTION_NEXT);
    act(flow, ACTION_DOWN);
    effect = act(flow, ACTION_NEXT);
    cr_assert(effect.kind == EFFECT_DRAFT_DELETE);
    flow_free(flow);
}

Test(overlay, leaving_asks_and_back_stays) {
    Flow *flow = flow_at("stage:decision");
    Effect effect = act(flow, ACTION_LEAVE);
    cr_assert(effect.kind == EFFECT_NONE && flow_view(flow)->overlay == OVERLAY_QUESTION);
    cr_assert(flow_view(flow)->scope == SCOPE_OVERLAY);
    effect = act(flow, ACTION_BACK);
    cr_assert(effect.kind == EFFECT_NONE && is_at(flow, "stage:decision"));
    act(flow, ACTION_LEAVE);
    choose_number(flow, 2);
    effect = act(flow, ACTION_NEXT);
    cr_assert(effect.kind == EFFECT_NONE);
    act(flow, ACTION_LEAVE);
    effect = act(flow, ACTION_NEXT);
    cr_assert(effect.kind == EFFECT_LEAVE);
    flow_free(flow);
}

static const char *first_answer(Flow *flow) {
    const ViewItem *item = g_ptr_array_index(flow_view(flow)->overlay_items, 0);
    return item->text;
}

/* Whether the store works or not: what is not there can be neither kept nor lost. */
Test(overlay, leaving_a_blank_letter_promises_nothing) {
    static const char *const reasons[] = {NULL, "disk full"};
    for (guint i = 0; i < G_N_ELEMENTS(reasons); i++) {
        Flow *flow = empty_flow();
        act(flow, ACTION_NEXT);
        flow_set_not_saved(flow, reasons[i], TRUE);
        flow_set_status(flow, reasons[i] != NULL ? "NOT SAVED: disk full" : "");
        cr_assert(flow_blank(flow));
        act(flow, ACTION_LEAVE);
        cr_assert_str_eq(first_answer(flow), "Leave");
        cr_assert(strstr(flow_view(flow)->overlay_text, "Nothing is written yet") != NULL, "%s", flow_view(flow)->overlay_text);
        cr_assert(flow_view(flow)->overlay_items->len == 2);
        choose_number(flow, 2);
        cr_assert(act(flow, ACTION_NEXT).kind == EFFECT_NONE && is_at(flow, "offer"));
        act(flow, ACTION_LEAVE);
        cr_assert(act(flow, ACTION_NEXT).kind == EFFECT_LEAVE);
        flow_free(flow);
    }
}

/* ---- snapshots ---- */

Test(snapshot, every_place_comes_back_as_it_was) {
    const char *const places[] = {"offer",           "situation",       "details",           "channel",       "register",
                                  "stage:gratitude", "stage:reasoning", "words:reasoning",   "ask:reasoning", "stage:greeting",
                                  "review",          "ways-out",        "ask-way:text-file", "done"};
    for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
        Flow *flow = flow_at(places[i]), *other = flow_from(NULL);
        g_autofree char *one = NULL, *two = NULL;
        g_autoptr(GError) error = NULL;
        type(flow, "x yz");
        edit_with(flow, EDIT_LEFT);
        act(flow, ACTION_DOWN);
        one = flow_snapshot(flow);
        cr_assert(flow_restore(other, one, &error), "%s", error == NULL ? "" : error->message);
        two = flow_snapshot(other);
        cr_assert(strcmp(one, two) == 0, "%s:\n%s\n====\n%s", places[i], one, two);
        cr_assert(is_at(other, at(flow)));
        cr_assert(flow_view(flow)->selected == flow_view(other)->selected);
        cr_assert(flow_view(flow)->focused == flow_view(other)->focused);
        if (flow_view(flow)->words != NULL) cr_assert(edit_cursor(flow_view(flow)->words) == edit_cursor(flow_view(other)->words));
        flow_free(flow);
        flow_free(other);
    }
}

Test(snapshot, typed_text_that_is_no_fact_comes_back) {
    Flow *flow = flow_at("offer"), *other = flow_from(NULL);
    g_autofree char *snapshot = NULL;
    focus_on(flow, "received");
    type(flow, "2026-11-");
    edit_with(flow, EDIT_LEFT);
    snapshot = flow_snapshot(flow);
    cr_assert(flow_restore(other, snapshot, NULL));
    cr_assert(strcmp(focused_field(other)->name, "received") == 0);
    cr_assert(strcmp(edit_text(focused_field(other)->edit), "2026-11-") == 0);
    cr_assert(edit_cursor(focused_field(other)->edit) == 7);
    cr_assert(focused_field(other)->error == NULL, "the field being typed in is told off");
    flow_free(flow);
    flow_free(other);
}

/* The catalogue or the rules may have changed since: what was ready need not be so any more. */
Test(snapshot, a_letter_no_longer_whole_does_not_come_back_to_the_ways_out) {
    const char *const places[] = {"ways-out", "ask-way:text-file", "done"};
    for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
        Flow *flow = flow_at(places[i]), *other = flow_from(NULL);
        g_autofree char *snapshot = flow_snapshot(flow);
        g_autoptr(GString) changed = g_string_new(snapshot);
        const char *phrasing = answers_choice(flow_answers(flow), "decision").phrasing;
        g_string_replace(changed, phrasing, "no-such-wording", 0);
        cr_assert(flow_restore(other, changed->str, NULL));
        cr_assert(!flow_ready(other));
        cr_assert(strcmp(at(other), places[i]) != 0 && !is_at(other, "ways-out"), "offered at %s", at(other));
        flow_free(flow);
        flow_free(other);
    }
}

/* A line less, a line cut, bytes changed: either it is refused and nothing changed, or there is
   a wizard to go on with. */
static void try_damaged(const char *damaged) {
    Flow *flow = flow_at("stage:decision");
    g_autofree char *before = flow_snapshot(flow);
    g_autofree char *after = NULL;
    if (!flow_restore(flow, damaged, NULL)) {
        after = flow_snapshot(flow);
        cr_assert(strcmp(before, after) == 0, "a refused snapshot changed something");
    }
    cr_assert(at(flow) != NULL);
    act(flow, ACTION_NEXT);
    act(flow, ACTION_BACK);
    act(flow, ACTION_SUGGEST_REST);
    cr_assert(flow_view(flow) != NULL);
    flow_free(flow);
}

Test(snapshot, damaged_ones_do_no_harm, .timeout = 600) {
    const char *const places[] = {"words:reasoning", "ask:reasoning", "done", "stage:greeting"};
    for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
        Flow *flow = flow_at(places[i]);
        g_autofree char *whole = flow_snapshot(flow);
        g_auto(GStrv) lines = g_strsplit(whole, "\n", -1);
        for (guint line = 0; lines[line] != NULL; line++) {
            g_autofree char *kept = lines[line];
            char *equals = strchr(kept, '=');
            g_autofree char *without = NULL, *emptied = NULL, *odd = NULL;
            lines[line] = g_strdup("");
            without = g_strjoinv("\n", lines);
            g_free(lines[line]);
            lines[line] = equals != NULL ? g_strndup(kept, (gsize)(equals + 1 - kept)) : g_strdup(kept);
            emptied = g_strjoinv("\n", lines);
            g_free(lines[line]);
            lines[line] = equals != NULL ? g_strdup_printf("%.*s=99999999999;\\x", (int)(equals - kept), kept) : g_strdup("[");
            odd = g_strjoinv("\n", lines);
            g_free(lines[line]);
            lines[line] = g_strdup(kept);
            try_damaged(without);
            try_damaged(emptied);
            try_damaged(odd);
        }
        flow_free(flow);
    }
    try_damaged("");
    try_damaged("\xff\xfe");
    try_damaged("[flow]\nversion=2\nanswers=\n");
    try_damaged("[flow]\nversion=1\nanswers=\nplace=stage:\n");
    try_damaged("[flow]\nversion=1\nanswers=situation = \"nowhere\"\\n\nplace=ask:nothing\n");
}
