/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What may come between two steps: a checklist, another situation proposed first, a channel that
 * the situation does not allow, other combinations of wordings. None of them may lose what the
 * person chose, and none is in the way of who does not want it.
 */
#include "config.h"

#include "flow.h"

/* What all letters share and the first situations, without the groups of further ones: those
   bring a checklist of their own. */
static const Catalogue *detours(void) {
    static Catalogue *catalogue;
    g_autofree char *language = g_build_filename(g_getenv("BOWOUT_DATADIR"), "en", NULL);
    g_autofree char *groups = g_build_filename(language, "catalogue.d", "5", NULL);
    g_autofree char *own = g_build_filename(g_getenv("BOWOUT_SRCDIR"), "tests", "unit", "data", "detours.conf", NULL);
    g_autoptr(GPtrArray) paths = catalogue_folder_paths(language);
    g_autoptr(Problems) problems = problems_new();
    while (paths->len > 0 && strcmp(g_ptr_array_index(paths, paths->len - 1), groups) >= 0)
        g_ptr_array_set_size(paths, (gint)paths->len - 1);
    g_ptr_array_add(paths, g_strdup(own));
    g_ptr_array_add(paths, NULL);
    if (catalogue == NULL) catalogue = catalogue_load_files((const char *const *)paths->pdata, problems);
    cr_assert(catalogue != NULL);
    /* They name situations of the groups, which are not here. */
    for (guint i = 0; problems_get(problems, i) != NULL; i++)
        cr_assert(!g_str_has_suffix(problems_get(problems, i)->file, "detours.conf"), "%s", problems_get(problems, i)->message);
    return catalogue;
}

static Flow *flow_with(const char *came_by, const char *address) {
    g_autoptr(Answers) answers = offer_answers();
    Flow *flow;
    facts_set(answers_facts(answers), FACT_CAME_BY, came_by, NULL);
    facts_set(answers_facts(answers), FACT_ADDRESS, address, NULL);
    flow = flow_new(answers);
    flow_set_ways(flow, test_ways, G_N_ELEMENTS(test_ways));
    flow_supply(flow, detours(), shipped_rules());
    act(flow, ACTION_NEXT);
    cr_assert(is_at(flow, "situation"));
    return flow;
}

/* Where the same flow would be after its program was killed. */
static void restart(Flow **flow) {
    g_autofree char *snapshot = flow_snapshot(*flow);
    g_autofree char *again = NULL;
    Flow *other = flow_new(NULL);
    flow_set_ways(other, test_ways, G_N_ELEMENTS(test_ways));
    flow_supply(other, detours(), shipped_rules());
    cr_assert(flow_restore(other, snapshot, NULL));
    again = flow_snapshot(other);
    cr_assert(strcmp(snapshot, again) == 0, "%s\n====\n%s", snapshot, again);
    flow_free(*flow);
    *flow = other;
}

static void choose(Flow *flow, const char *beginning) {
    select_like(flow, beginning);
    act(flow, ACTION_NEXT);
}

static void choose_further(Flow *flow, const char *beginning) {
    if (!flow_view(flow)->more_shown) act(flow, ACTION_MORE);
    choose(flow, beginning);
}

/* ---- the menu of situations ---- */

Test(menu, the_first_with_digits_then_the_check_then_the_others_by_group) {
    Flow *flow = flow_with("email", NULL);
    cr_assert(item_at(flow, 4)->key == '5' && item_at(flow, 5)->key == '6');
    cr_assert(strcmp(item_at(flow, 5)->text, "Check first") == 0 && strcmp(item_at(flow, 5)->detail, "Tick what you met.") == 0);
    cr_assert(item_at(flow, 6)->key == 'm' && flow_view(flow)->items->len == 7);
    act(flow, ACTION_MORE);
    cr_assert(item_at(flow, 6)->heading && strcmp(item_at(flow, 6)->text, "Odd") == 0);
    cr_assert(strcmp(item_at(flow, 7)->text, "The terms do not suit me") == 0 && item_at(flow, 7)->key == 0);
    for (guint i = 0; i < flow_view(flow)->items->len; i++)
        cr_assert(strcmp(item_at(flow, (int)i)->text, "Only a no") != 0, "what is not listed is listed");
    flow_free(flow);
}

Test(menu, what_is_not_listed_is_shown_while_it_is_chosen) {
    g_autoptr(Answers) answers = offer_answers();
    Flow *flow;
    answers_set_situation(answers, "bare-no");
    flow = flow_new(answers);
    flow_supply(flow, detours(), NULL);
    act(flow, ACTION_NEXT);
    while (!is_at(flow, "situation")) act(flow, ACTION_BACK);
    cr_assert(selected_item(flow)->chosen && strcmp(selected_item(flow)->text, "Only a no") == 0);
    flow_free(flow);
}

/* ---- the checklist ---- */

static Flow *at_check(void) {
    Flow *flow = flow_with("email", "tan@gmail.com");
    choose(flow, "Check first");
    cr_assert(is_at(flow, "check:real") && flow_view(flow)->kind == STEP_CHECKLIST && flow_view(flow)->scope == SCOPE_CHECKLIST);
    return flow;
}

Test(checklist, a_digit_space_or_enter_ticks_and_unticks) {
    Flow *flow = at_check();
    static const Action ways[] = {{.id = ACTION_SELECT, .number = 2}, {.id = ACTION_NEXT}, {.id = ACTION_TICK}};
    for (guint i = 0; i < G_N_ELEMENTS(ways); i++) {
        act(flow, ACTION_FIRST);
        if (i > 0) act(flow, ACTION_DOWN);
        cr_assert(flow_act(flow, &ways[i]).kind == EFFECT_TYPED);
        cr_assert(item_at(flow, 1)->box == BOX_TICKED && item_at(flow, 0)->box == BOX_EMPTY && flow_view(flow)->selected == 1);
        flow_act(flow, &ways[i]);
        cr_assert(item_at(flow, 1)->box == BOX_EMPTY && is_at(flow, "check:real"));
    }
    choose_number(flow, 7);
    cr_assert(item_at(flow, 0)->box == BOX_EMPTY && item_at(flow, 1)->box == BOX_EMPTY, "a digit of no item ticked something");
    flow_free(flow);
}

Test(checklist, an_address_marks_its_item_and_ticks_nothing) {
    Flow *flow = at_check();
    cr_assert(item_at(flow, 0)->mark == NULL && item_at(flow, 1)->mark != NULL && item_at(flow, 1)->box == BOX_EMPTY);
    choose_number(flow, 2);
    cr_assert(item_at(flow, 1)->mark == NULL, "there is no more to check");
    flow_free(flow);
}

Test(checklist, nothing_ticked_leads_back_to_the_answer) {
    Flow *flow = at_check();
    choose(flow, "Go on");
    cr_assert(is_at(flow, "checked:real") && strcmp(flow_view(flow)->guidance, "Nothing against it.") == 0);
    cr_assert(flow_view(flow)->items->len == 1);
    act(flow, ACTION_BACK);
    cr_assert(is_at(flow, "check:real") && strcmp(selected_item(flow)->text, "Go on") == 0);
    act(flow, ACTION_NEXT);
    act(flow, ACTION_NEXT);
    cr_assert(is_at(flow, "situation"));
    cr_assert(answers_situation(flow_answers(flow)) == NULL, "looking at the list chose something");
    flow_free(flow);
}

static Flow *at_raised(void) {
    Flow *flow = at_check();
    choose_number(flow, 1);
    choose(flow, "Go on");
    cr_assert(is_at(flow, "checked:real") && strcmp(flow_view(flow)->guidance, "Better wait.") == 0);
    return flow;
}

Test(checklist, what_is_ticked_is_kept_and_goes_into_no_letter) {
    Flow *flow = at_raised();
    g_autofree char *answers = NULL;
    restart(&flow);
    cr_assert(is_at(flow, "checked:real"));
    act(flow, ACTION_BACK);
    cr_assert(item_at(flow, 0)->box == BOX_TICKED);
    act(flow, ACTION_BACK);
    cr_assert(is_at(flow, "situation") && strstr(selected_item(flow)->mark, "1") != NULL);
    answers = answers_export(flow_answers(flow));
    cr_assert(strstr(answers, "pay") == NULL);
    flow_free(flow);
}

Test(checklist, the_advice_opens_as_a_text) {
    Flow *flow = at_raised();
    choose_number(flow, 1);
    act(flow, ACTION_NEXT);
    cr_assert(flow_view(flow)->overlay == OVERLAY_TEXT && strcmp(flow_view(flow)->overlay_text, "Call them.") == 0);
    act(flow, ACTION_BACK);
    cr_assert(flow_view(flow)->overlay == OVERLAY_NONE && is_at(flow, "checked:real") && flow_view(flow)->selected == 0);
    choose(flow, "United States");
    cr_assert(strcmp(flow_view(flow)->overlay_title, "United States") == 0);
    act(flow, ACTION_NEXT);
    cr_assert(is_at(flow, "checked:real"));
    flow_free(flow);
}

Test(checklist, leaving_keeps_the_draft) {
    Flow *flow = at_raised();
    select_like(flow, "Leave it");
    cr_assert(act(flow, ACTION_NEXT).kind == EFFECT_LEAVE);
    flow_free(flow);
}

Test(checklist, a_bare_no_has_one_sentence_and_nobody_s_name) {
    Flow *flow = at_raised();
    g_autoptr(Letter) letter = NULL;
    g_autofree char *text = NULL;
    choose(flow, "Answer with a bare no");
    cr_assert(is_at(flow, "stage:decision"), "at %s: it has no tone to choose", at(flow));
    go_on_to(flow, "review");
    cr_assert(flow_ready(flow), "%s", item_at(flow, 0)->text);
    letter = flow_letter(flow);
    text = letter_text(letter);
    cr_assert(strcmp(text, "Thank you, but no.\n") == 0, "%s", text);
    for (guint i = 0; i < flow_view(flow)->items->len; i++)
        cr_assert(!g_str_has_prefix(item_at(flow, (int)i)->text, "Greeting"), "a letter without a greeting can have one");
    flow_free(flow);
}

Test(checklist, from_review_and_back) {
    Flow *flow = flow_with("email", NULL);
    choose_number(flow, 1);
    act(flow, ACTION_NEXT);
    act(flow, ACTION_SUGGEST_REST);
    choose(flow, "Situation:");
    choose(flow, "Check first");
    choose_number(flow, 1);
    choose(flow, "Go on");
    choose(flow, "Answer with a bare no");
    cr_assert(is_at(flow, "review"), "at %s", at(flow));
    cr_assert(strcmp(answers_situation(flow_answers(flow)), "bare-no") == 0);
    flow_free(flow);
}

/* ---- another situation first ---- */

Test(instead, asking_is_proposed_before_a_no_and_both_ways_go_on) {
    Flow *flow = flow_with("email", NULL);
    choose_further(flow, "The terms");
    cr_assert(is_at(flow, "instead") && flow_view(flow)->items->len == 2 && flow_view(flow)->selected == 0);
    restart(&flow);
    act(flow, ACTION_NEXT);
    cr_assert(is_at(flow, "details") && strcmp(answers_situation(flow_answers(flow)), "needs-information") == 0);
    act(flow, ACTION_BACK);
    cr_assert(is_at(flow, "instead") && flow_view(flow)->selected == 0);
    restart(&flow);
    choose_number(flow, 2);
    act(flow, ACTION_NEXT);
    cr_assert(is_at(flow, "register") && strcmp(answers_situation(flow_answers(flow)), "terms") == 0);
    act(flow, ACTION_BACK);
    cr_assert(is_at(flow, "instead") && flow_view(flow)->selected == 1, "the answer given is the one selected");
    act(flow, ACTION_BACK);
    cr_assert(is_at(flow, "situation"));
    choose(flow, "It is not");
    cr_assert(is_at(flow, "register"), "what has no other way is asked about one");
    flow_free(flow);
}

Test(instead, the_suggested_rest_passes_it_over) {
    Flow *flow = flow_with("email", NULL);
    choose_further(flow, "The terms");
    act(flow, ACTION_SUGGEST_REST);
    cr_assert(is_at(flow, "review") && strcmp(answers_situation(flow_answers(flow)), "terms") == 0);
    choose(flow, "Situation:");
    act(flow, ACTION_NEXT);
    cr_assert(is_at(flow, "review"), "proposed again though nothing changed: %s", at(flow));
    flow_free(flow);
}

Test(instead, from_review_too_and_once) {
    Flow *flow = flow_with("email", NULL);
    choose_number(flow, 1);
    act(flow, ACTION_SUGGEST_REST);
    choose(flow, "It is not");
    act(flow, ACTION_SUGGEST_REST);
    choose(flow, "Situation:");
    choose_further(flow, "The terms");
    cr_assert(is_at(flow, "instead"));
    choose_number(flow, 1);
    act(flow, ACTION_NEXT);
    cr_assert(is_at(flow, "details"), "at %s", at(flow));
    type(flow, "the notice period");
    act(flow, ACTION_NEXT);
    act(flow, ACTION_NEXT);
    cr_assert(is_at(flow, "review"), "at %s", at(flow));
    flow_free(flow);
}

/* ---- channels ---- */

Test(channels, with_one_only_its_page_is_passed_over_and_the_person_s_own_comes_back) {
    Flow *flow = flow_with("email", NULL);
    choose_further(flow, "Through a platform");
    cr_assert(is_at(flow, "register") && answers_channel(flow_answers(flow)) == CHANNEL_CHAT);
    cr_assert(strstr(flow_view(flow)->message, "another way") != NULL, "%s", flow_view(flow)->message);
    restart(&flow);
    act(flow, ACTION_BACK);
    choose(flow, "It is not");
    cr_assert(answers_channel(flow_answers(flow)) == CHANNEL_EMAIL, "what the offer came by was forgotten");
    flow_free(flow);
}

Test(channels, a_channel_chosen_by_hand_comes_back) {
    Flow *flow = flow_with(NULL, NULL);
    choose_number(flow, 1);
    act(flow, ACTION_NEXT);
    cr_assert(is_at(flow, "channel") && flow_view(flow)->items->len == 3);
    choose_number(flow, 3);
    act(flow, ACTION_NEXT);
    act(flow, ACTION_BACK);
    act(flow, ACTION_BACK);
    choose_further(flow, "Through a platform");
    cr_assert(answers_channel(flow_answers(flow)) == CHANNEL_CHAT);
    while (!is_at(flow, "situation")) act(flow, ACTION_BACK);
    choose(flow, "Personal");
    cr_assert(is_at(flow, "channel") && answers_channel(flow_answers(flow)) == CHANNEL_PHONE);
    flow_free(flow);
}

Test(channels, only_those_of_the_situation_are_listed) {
    Flow *flow = flow_with("phone", NULL);
    choose_further(flow, "Out of the blue");
    cr_assert(is_at(flow, "channel"), "the offer came by a way that does not do: it is asked");
    cr_assert(flow_view(flow)->items->len == 2 && item_at(flow, 1)->key == '2');
    choose_number(flow, 2);
    act(flow, ACTION_NEXT);
    cr_assert(answers_channel(flow_answers(flow)) == CHANNEL_CHAT);
    flow_free(flow);
}

Test(channels, answers_that_say_another_one_are_corrected_and_it_is_said) {
    g_autoptr(Answers) answers = offer_answers();
    Flow *flow;
    answers_set_situation(answers, "platform");
    answers_set_channel(answers, CHANNEL_PHONE);
    answers_set_register(answers, REGISTER_WARM);
    flow = flow_new(answers);
    flow_supply(flow, detours(), NULL);
    act(flow, ACTION_NEXT);
    cr_assert(is_at(flow, "stage:gratitude") && answers_channel(flow_answers(flow)) == CHANNEL_CHAT);
    cr_assert(strstr(flow_view(flow)->message, "another way") != NULL, "%s", flow_view(flow)->message);
    flow_free(flow);
}

/* ---- advice ---- */

Test(advice, how_to_bring_it_is_said_even_where_the_channel_is_known) {
    Flow *flow = flow_with("email", NULL);
    flow_set_habits(flow, CHANNEL_PHONE, REGISTER_WARM);
    choose_further(flow, "Tell them first");
    cr_assert(is_at(flow, "channel") && flow_view(flow)->selected == CHANNEL_EMAIL);
    act(flow, ACTION_NEXT);
    cr_assert(is_at(flow, "stage:gratitude"));
    flow_free(flow);
}

Test(advice, what_the_situation_says_goes_before_what_holds_for_all) {
    Flow *flow = flow_with(NULL, NULL);
    choose_further(flow, "Tell them first");
    cr_assert(is_at(flow, "channel") && strcmp(flow_view(flow)->guidance, "Call first, then write.") == 0);
    cr_assert(strcmp(flow_view(flow)->message, "Tell them the same day.") == 0, "%s", flow_view(flow)->message);
    act(flow, ACTION_SUGGEST_REST);
    act(flow, ACTION_FIRST);
    act(flow, ACTION_NEXT);
    cr_assert(is_at(flow, "ways-out") && g_str_has_prefix(flow_view(flow)->guidance, "Call first, then write."));
    flow_report(flow, "show", TRUE, "It was shown.");
    choose(flow, "Finish");
    cr_assert(is_at(flow, "done") && strstr(flow_view(flow)->text, "Nothing more to do.") != NULL);
    while (!is_at(flow, "offer")) act(flow, ACTION_BACK);
    cr_assert(strcmp(flow_view(flow)->message, "Tell them the same day.") == 0);
    flow_free(flow);
}

/* ---- other combinations ---- */

static char *letter_of(Flow *flow) {
    g_autoptr(Letter) letter = flow_letter(flow);
    return letter_text(letter);
}

Test(variants, at_review_what_was_chosen_by_hand_stays) {
    Flow *flow = flow_with("email", NULL);
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    choose_number(flow, 1);
    act(flow, ACTION_NEXT);
    act(flow, ACTION_NEXT); /* the tone */
    choose_number(flow, 3);
    act(flow, ACTION_NEXT); /* thanks by hand */
    if (flow_view(flow)->kind == STEP_BLANK) {
        type(flow, "your team");
        act(flow, ACTION_NEXT);
    }
    cr_assert(is_at(flow, "stage:decision"), "at %s", at(flow));
    act(flow, ACTION_OWN_WORDS);
    edit_with(flow, EDIT_TEXT_END);
    type(flow, " Truly.");
    act(flow, ACTION_NEXT);
    act(flow, ACTION_SKIP); /* no reason */
    act(flow, ACTION_SUGGEST_REST);
    g_hash_table_add(seen, letter_of(flow));
    for (guint i = 0; i < 6; i++) {
        g_autofree char *thanks = g_strdup(answers_choice(flow_answers(flow), "gratitude").phrasing), *text = NULL;
        cr_assert(act(flow, ACTION_VARIANT).kind == EFFECT_TYPED);
        cr_assert(strstr(flow_view(flow)->message, "Combination ") != NULL, "%s", flow_view(flow)->message);
        text = letter_of(flow);
        cr_assert(!g_hash_table_contains(seen, text), "a letter came twice");
        cr_assert(strstr(text, "Truly.") != NULL, "own words were changed");
        cr_assert(strcmp(answers_choice(flow_answers(flow), "gratitude").phrasing, thanks) == 0, "a choice made by hand was changed");
        cr_assert(answers_choice(flow_answers(flow), "reasoning").kind == CHOICE_SKIP, "a part left out came back");
        g_hash_table_add(seen, g_steal_pointer(&text));
        if (i == 2) restart(&flow);
    }
    flow_free(flow);
}

Test(variants, in_a_menu_only_the_selection_moves) {
    Flow *flow = flow_with("email", NULL);
    g_autoptr(Answers) before = NULL;
    int was;
    choose_number(flow, 1);
    act(flow, ACTION_NEXT);
    act(flow, ACTION_NEXT);
    cr_assert(is_at(flow, "stage:gratitude"));
    before = answers_copy(flow_answers(flow));
    was = flow_view(flow)->selected;
    for (guint i = 0; i < 5; i++) {
        act(flow, ACTION_VARIANT);
        cr_assert(flow_view(flow)->selected != was, "nothing moved");
        cr_assert(answers_equal(before, flow_answers(flow)));
        was = flow_view(flow)->selected;
        restart(&flow);
        cr_assert(flow_view(flow)->selected == was);
    }
    flow_free(flow);
}

Test(variants, when_all_was_chosen_by_hand_it_is_said) {
    Flow *flow = flow_with("email", NULL);
    g_autofree char *before = NULL, *after = NULL;
    const char *const parts[] = {"Subject:", "Greeting", "Sign-off"};
    choose_number(flow, 1);
    go_on_to(flow, "review");
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
        choose(flow, parts[i]);
        act(flow, ACTION_NEXT);
    }
    before = letter_of(flow);
    act(flow, ACTION_VARIANT);
    after = letter_of(flow);
    cr_assert(strcmp(before, after) == 0);
    cr_assert(strstr(flow_view(flow)->message, "every part yourself") != NULL, "%s", flow_view(flow)->message);
    flow_free(flow);
}

/* ---- what comes after ---- */

Test(done, words_for_what_may_come_next_are_shown_to_be_copied) {
    Flow *flow = flow_with("chat", NULL);
    Effect effect;
    choose_number(flow, 1);
    go_on_to(flow, "done");
    cr_assert(item_at(flow, 0)->key == '1' && item_at(flow, 1)->key == '2' && item_at(flow, 2)->heading);
    choose_number(flow, 3);
    effect = act(flow, ACTION_NEXT);
    cr_assert(effect.kind == EFFECT_SHOW_TEXT && strlen(effect.value) > 10 && is_at(flow, "done"));
    cr_assert(flow_view(flow)->selected == 3, "the place in the list was lost");
    flow_free(flow);
}
