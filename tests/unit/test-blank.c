/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Wordings with a blank: completed in the sentence, left empty, taken back; examples; what Review
 * says of a letter that tells nothing of the writer's own.
 */
#include "config.h"

#include "bowout/letter/examples.h"
#include "bowout/letter/placeholder.h"
#include "bowout/letter/suggest.h"
#include "flow.h"

static const char *wording_of(Flow *flow, const char *stage) {
    Choice choice = answers_choice(flow_answers(flow), stage);
    return choice.kind == CHOICE_PHRASING ? choice.phrasing : NULL;
}

static const char *detail(Flow *flow, FactId fact) {
    return facts_get(answers_facts_const(flow_answers(flow)), fact);
}

static gboolean letter_has(Flow *flow, const char *words) {
    g_autofree char *text = letter_text(flow_view(flow)->letter);
    g_strdelimit(text, "\n", ' ');
    return strstr(text, words) != NULL;
}

/* In the sentence "I'm looking for ___", of which nothing is typed yet. */
static Flow *flow_at_blank(void) {
    Flow *flow = flow_at("stage:reasoning");
    select_like(flow, "I'm looking for ___");
    act(flow, ACTION_NEXT);
    cr_assert(is_at(flow, "blank:reasoning"), "at %s", at(flow));
    return flow;
}

Test(blank, stands_first_in_the_menu_and_enter_alone_takes_a_whole_wording) {
    Flow *flow = flow_at("stage:reasoning");
    cr_assert(strstr(item_at(flow, 0)->text, PLACEHOLDER_BLANK) != NULL, "%s", item_at(flow, 0)->text);
    cr_assert(item_at(flow, 0)->mark == NULL);
    cr_assert(strstr(selected_item(flow)->text, PLACEHOLDER_BLANK) == NULL, "%s", selected_item(flow)->text);
    act(flow, ACTION_NEXT);
    cr_assert(is_at(flow, "stage:door-open"));
    flow_free(flow);
}

Test(blank, the_letter_grows_and_next_keeps_it) {
    Flow *flow = flow_at_blank();
    const View *view = flow_view(flow);
    cr_assert(view->kind == STEP_BLANK && g_str_has_suffix(view->before, "looking for ") && view->after[0] != '\0');
    cr_assert(letter_has(flow, "looking for ___"));
    type(flow, "more project work");
    cr_assert(letter_has(flow, "looking for more project work"));
    cr_assert(detail(flow, FACT_WANTED) == NULL, "nothing is taken before Next");
    act(flow, ACTION_NEXT);
    cr_assert(is_at(flow, "stage:door-open"));
    cr_assert(strcmp(detail(flow, FACT_WANTED), "more project work") == 0);
    cr_assert(strcmp(wording_of(flow, "reasoning"), "wanted-looking") == 0);
    flow_free(flow);
}

Test(blank, back_changes_nothing_and_what_was_typed_waits) {
    Flow *flow = flow_at_blank();
    g_autoptr(Answers) before = answers_copy(flow_answers(flow));
    type(flow, "daytime hours");
    act(flow, ACTION_BACK);
    cr_assert(is_at(flow, "stage:reasoning") && answers_equal(before, flow_answers(flow)));
    cr_assert(g_str_has_prefix(selected_item(flow)->text, "I'm looking for ___"), "%s", selected_item(flow)->text);
    act(flow, ACTION_NEXT);
    cr_assert(strcmp(edit_text(flow_view(flow)->words), "daytime hours") == 0);
    flow_free(flow);
}

Test(blank, left_empty_the_named_wording_stands_in) {
    Flow *flow = flow_at_blank();
    const Phrasing *blank = catalogue_phrasing(shipped_catalogue(), "reasoning", "wanted-looking");
    cr_assert(strstr(flow_view(flow)->message, "Left empty") != NULL, "%s", flow_view(flow)->message);
    act(flow, ACTION_NEXT);
    cr_assert(is_at(flow, "stage:door-open"));
    cr_assert(strcmp(wording_of(flow, "reasoning"), phrasing_otherwise(blank)) == 0, "%s", wording_of(flow, "reasoning"));
    flow_free(flow);
}

/* Wherever a shipped blank is offered there is something to stand in for it, and that asks for
   nothing. */
Test(blank, something_stands_in_everywhere) {
    const Catalogue *catalogue = shipped_catalogue();
    const GPtrArray *situations = catalogue_situations(catalogue), *stages = catalogue_stages(catalogue);
    guint seen = 0;
    for (guint i = 0; i < situations->len * CHANNEL_COUNT * REGISTER_COUNT; i++) {
        const Situation *situation = g_ptr_array_index(situations, i / (CHANNEL_COUNT * REGISTER_COUNT));
        g_autoptr(Answers) answers = offer_answers();
        answers_set_situation(answers, situation->id);
        answers_set_channel(answers, situation_channel(situation, (ChannelId)(i / REGISTER_COUNT % CHANNEL_COUNT)));
        answers_set_register(answers, (RegisterId)(i % REGISTER_COUNT));
        for (guint fact = 0; fact < FACT_COUNT; fact++)
            if ((situation->needs & FACT_BIT(fact)) != 0) facts_add(answers_facts(answers), (FactId)fact, fact_row((FactId)fact)->example, NULL);
        for (guint j = 0; j < stages->len; j++) {
            const Stage *stage = g_ptr_array_index(stages, j);
            for (guint k = 0; k < stage->phrasings->len; k++) {
                const Phrasing *phrasing = g_ptr_array_index(stage->phrasings, k), *other;
                if (placeholder_blank(phrasing, answers) == FACT_COUNT || !suggest_suits(phrasing, answers, catalogue)) continue;
                other = suggest_stand_in(catalogue, answers, phrasing);
                cr_assert(other != NULL && placeholder_missing(other, answers) == 0, "%s/%s in %s", stage->id, phrasing_id(phrasing),
                          situation->id);
                seen++;
            }
        }
    }
    cr_assert(seen > 500, "only %u blanks", seen);
}

Test(blank, emptied_again_every_part_that_told_it_gives_way) {
    Flow *flow = flow_at("stage:reasoning");
    select_like(flow, "I'd like to do more ___");
    act(flow, ACTION_NEXT);
    type(flow, "editing");
    act(flow, ACTION_NEXT);
    act(flow, ACTION_FIRST);
    for (int i = 0; i < 9 && strstr(selected_item(flow)->text, "editing") == NULL; i++) act(flow, ACTION_DOWN);
    act(flow, ACTION_NEXT);
    go_on_to(flow, "review");
    select_like(flow, "Reasoning");
    act(flow, ACTION_NEXT);
    act(flow, ACTION_DETAIL);
    cr_assert(is_at(flow, "blank:reasoning") && strcmp(edit_text(flow_view(flow)->words), "editing") == 0);
    edit_with(flow, EDIT_KILL_TO_START);
    act(flow, ACTION_NEXT);
    cr_assert(is_at(flow, "review"), "at %s", at(flow));
    cr_assert(flow_ready(flow), "nothing is to settle");
    cr_assert(!letter_has(flow, "editing") && !letter_has(flow, PLACEHOLDER_BLANK));
    flow_free(flow);
}

Test(blank, what_may_not_stand_in_a_letter_is_told) {
    Flow *flow = flow_at("stage:wishes");
    select_like(flow, "Please also pass on my thanks to ___");
    act(flow, ACTION_NEXT);
    type(flow, "priya@example.com");
    act(flow, ACTION_NEXT);
    if (is_at(flow, "blank:wishes")) cr_assert(flow_view(flow)->message_kind == MESSAGE_ERROR);
    flow_free(flow);
}

Test(blank, examples_are_put_in_and_undo_takes_them_out) {
    Flow *flow = flow_at_blank();
    const GPtrArray *examples = flow_view(flow)->examples;
    g_autofree char *first = g_strdup(g_ptr_array_index(examples, 0)), *second = g_strdup(g_ptr_array_index(examples, 1));
    cr_assert(examples->len == EXAMPLES_SHOWN);
    type(flow, "my own");
    act(flow, ACTION_EXAMPLE);
    cr_assert(strcmp(edit_text(flow_view(flow)->words), first) == 0);
    act(flow, ACTION_EXAMPLE);
    cr_assert(strcmp(edit_text(flow_view(flow)->words), second) == 0);
    flow_act(flow, &(Action){.id = ACTION_EXAMPLE, .number = -1});
    cr_assert(strcmp(edit_text(flow_view(flow)->words), first) == 0);
    flow_act(flow, &(Action){.id = ACTION_EXAMPLE, .number = 2});
    cr_assert(strcmp(edit_text(flow_view(flow)->words), second) == 0);
    for (int i = 0; i < 20 && strcmp(edit_text(flow_view(flow)->words), "my own") != 0; i++) edit_with(flow, EDIT_UNDO);
    cr_assert(strcmp(edit_text(flow_view(flow)->words), "my own") == 0);
    flow_free(flow);
}

Test(blank, examples_suit_and_the_offers_own_go_first) {
    g_autoptr(Answers) answers = offer_answers();
    g_autoptr(GPtrArray) support = NULL, writer = NULL;
    Flow *flow;
    answers_set_situation(answers, "not-right-fit");
    support = examples_for(shipped_catalogue(), answers, FACT_WANTED);
    facts_set(answers_facts(answers), FACT_ROLE, "Content Writer (part-time)", NULL);
    writer = examples_for(shipped_catalogue(), answers, FACT_WANTED);
    cr_assert(strcmp(g_ptr_array_index(support, 0), g_ptr_array_index(writer, 0)) != 0, "the role decides");
    flow = flow_at_blank();
    flow_propose(flow, "wanted", "work on their booking tool");
    flow_propose(flow, "company", "no detail");
    cr_assert(strcmp(g_ptr_array_index(flow_view(flow)->examples, 0), "work on their booking tool") == 0);
    cr_assert(flow_view(flow)->examples->len == EXAMPLES_SHOWN);
    flow_free(flow);
}

Test(blank, a_draft_comes_back_in_the_middle_of_the_sentence) {
    Flow *flow = flow_at_blank(), *again;
    g_autofree char *snapshot = NULL, *same = NULL;
    flow_propose(flow, "wanted", "work on their booking tool");
    type(flow, "more proj");
    snapshot = flow_snapshot(flow);
    again = usual_flow();
    cr_assert(flow_restore(again, snapshot, NULL));
    cr_assert(is_at(again, "blank:reasoning") && strcmp(edit_text(flow_view(again)->words), "more proj") == 0);
    cr_assert(strcmp(g_ptr_array_index(flow_view(again)->examples, 0), "work on their booking tool") == 0);
    same = flow_snapshot(again);
    cr_assert(strcmp(snapshot, same) == 0, "%s\n====\n%s", snapshot, same);
    flow_free(flow);
    flow_free(again);
}

static gboolean tells_two(const Phrasing *phrasing) {
    FactSet details = phrasing->facts & facts_details();
    return (details & (details - 1)) != 0;
}

/* The wordings of a menu, but for those with two blanks. */
static GPtrArray *plain_menu(const Answers *answers, const char *stage) {
    g_autoptr(GPtrArray) menu = suggest_for_menu(shipped_catalogue(), answers, stage);
    GPtrArray *plain = g_ptr_array_new();
    for (guint i = 0; i < menu->len; i++) {
        const Phrasing *phrasing = ((Suggestion *)g_ptr_array_index(menu, i))->phrasing;
        if (!tells_two(phrasing)) g_ptr_array_add(plain, (gpointer)phrasing);
    }
    return plain;
}

Test(blank, the_menu_keeps_its_order_when_the_blank_is_filled) {
    Flow *flow = flow_at_blank();
    g_autoptr(GPtrArray) before = plain_menu(flow_answers(flow), "reasoning"), after = NULL;
    g_autoptr(Answers) known = answers_copy(flow_answers(flow));
    facts_set(answers_facts(known), FACT_WANTED, "more project work", NULL);
    after = plain_menu(known, "reasoning");
    cr_assert(before->len == after->len && before->len > 0);
    for (guint i = 0; i < before->len; i++) cr_assert(before->pdata[i] == after->pdata[i], "at %u", i);
    flow_free(flow);
}

/* What clashes, and what one wants instead: once one of them is told, the sentence with both comes
   first and is completed in place. */
static Flow *flow_at_second_blank(void) {
    Flow *flow = flow_at("stage:reasoning");
    select_like(flow, "In the end it came down to ___");
    act(flow, ACTION_NEXT);
    type(flow, "the night shift");
    act(flow, ACTION_NEXT);
    act(flow, ACTION_BACK);
    cr_assert(strstr(item_at(flow, 0)->text, "the night shift") != NULL && strstr(item_at(flow, 0)->text, "___") != NULL, "%s",
              item_at(flow, 0)->text);
    select_like(flow, "The role would mean the night shift, but I'm looking for ___");
    act(flow, ACTION_NEXT);
    cr_assert(is_at(flow, "blank:reasoning"), "at %s", at(flow));
    return flow;
}

Test(blank, a_sentence_with_two_is_completed_when_one_is_told) {
    Flow *flow = flow_at_second_blank();
    type(flow, "daytime hours");
    act(flow, ACTION_NEXT);
    cr_assert(letter_has(flow, "the night shift") && letter_has(flow, "daytime hours"));
    cr_assert(strcmp(detail(flow, FACT_CLASH), "the night shift") == 0 && strcmp(detail(flow, FACT_WANTED), "daytime hours") == 0);
    flow_free(flow);
}

Test(blank, of_two_left_empty_what_tells_the_other_stands_in) {
    Flow *flow = flow_at_second_blank();
    act(flow, ACTION_NEXT);
    cr_assert(letter_has(flow, "the night shift") && !letter_has(flow, "___"));
    flow_free(flow);
}

/* Two are enough: then the further ones stand behind what asks for nothing. */
Test(blank, after_two_details_blanks_stand_last) {
    g_autoptr(Answers) answers = offer_answers();
    g_autoptr(GPtrArray) menu = NULL;
    answers_set_situation(answers, "not-right-fit");
    facts_set(answers_facts(answers), FACT_LIKED, "your plans", NULL);
    facts_set(answers_facts(answers), FACT_WANTED, "more project work", NULL);
    answers_choose_phrasing(answers, "gratitude", "liked-offering");
    answers_choose_phrasing(answers, "reasoning", "wanted-looking");
    menu = suggest_for_menu(shipped_catalogue(), answers, "wishes");
    cr_assert(placeholder_missing(((Suggestion *)g_ptr_array_index(menu, 0))->phrasing, answers) == 0);
    answers_choose_skip(answers, "reasoning");
    g_ptr_array_unref(menu);
    menu = suggest_for_menu(shipped_catalogue(), answers, "wishes");
    cr_assert(placeholder_missing(((Suggestion *)g_ptr_array_index(menu, 0))->phrasing, answers) != 0);
}

/* ---- Review ---- */

static const ViewItem *note(Flow *flow) {
    for (guint i = 0; i < flow_view(flow)->items->len; i++)
        if (item_at(flow, (int)i)->key == 'd') return item_at(flow, (int)i);
    return NULL;
}

Test(blank, review_says_gently_that_nothing_is_the_persons_own) {
    Flow *flow = flow_at("review");
    cr_assert(note(flow) != NULL && note(flow)->level < 0, "no finding");
    cr_assert(flow_ready(flow) && strstr(flow_view(flow)->message, "Ready to hand over") != NULL, "%s", flow_view(flow)->message);
    act(flow, ACTION_DETAIL);
    cr_assert(g_str_has_prefix(at(flow), "blank:"), "at %s", at(flow));
    type(flow, "more project work");
    act(flow, ACTION_NEXT);
    cr_assert(is_at(flow, "review") && note(flow) == NULL);
    flow_free(flow);
}

Test(blank, own_words_are_ones_own) {
    Flow *flow = flow_at("words:reasoning");
    edit_with(flow, EDIT_TEXT_END);
    type(flow, " And I mean it.");
    go_on_to(flow, "review");
    cr_assert(note(flow) == NULL);
    flow_free(flow);
}

Test(blank, a_question_and_a_bare_no_want_nothing_of_the_kind) {
    static const char *const situations[] = {"needs-information", "only-a-no"};
    for (guint i = 0; i < G_N_ELEMENTS(situations); i++) {
        g_autoptr(Answers) answers = offer_answers();
        Flow *flow;
        answers_set_situation(answers, situations[i]);
        facts_add(answers_facts(answers), FACT_TOPIC, "the working hours", NULL);
        flow = flow_from(answers);
        go_on_to(flow, "review");
        cr_assert(note(flow) == NULL, "%s", situations[i]);
        flow_free(flow);
    }
}

/* What is told in a blank neither moves the wordings about nor the selection away. */
Test(blank, the_list_keeps_its_order_and_its_selection) {
    Flow *flow = flow_at("stage:reasoning");
    g_autoptr(GPtrArray) order = g_ptr_array_new_with_free_func(g_free);
    int was = -1;
    for (guint i = 0; i < flow_view(flow)->items->len; i++) {
        g_ptr_array_add(order, g_strndup(item_at(flow, (int)i)->text, 12));
        if (was < 0 && strstr(item_at(flow, (int)i)->text, "___") != NULL) was = (int)i;
    }
    cr_assert(was >= 0);
    act(flow, ACTION_FIRST);
    while (flow_view(flow)->selected < was) act(flow, ACTION_DOWN);
    act(flow, ACTION_NEXT);
    cr_assert(g_str_has_prefix(at(flow), "blank:"), "at %s", at(flow));
    type(flow, "online courses");
    act(flow, ACTION_NEXT);
    while (!is_at(flow, "stage:reasoning")) act(flow, ACTION_BACK);
    cr_assert(flow_view(flow)->selected == was, "%d, not %d", flow_view(flow)->selected, was);
    for (guint i = 0; i < order->len; i++) {
        const char *before = g_ptr_array_index(order, i), *text = item_at(flow, (int)i)->text;
        gsize same = strcspn(before, "_");
        cr_assert(strncmp(before, text, same) == 0, "%u: \"%s\", not \"%s\"", i, text, before);
    }
    flow_free(flow);
}
