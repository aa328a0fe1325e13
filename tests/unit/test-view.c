/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the faces are given to show.
 */
#include "config.h"

#include "flow.h"

static char *step_list(Flow *flow) {
    GString *list = g_string_new(NULL);
    const GPtrArray *steps = flow_view(flow)->steps;
    for (guint i = 0; i < steps->len; i++) {
        const ViewStep *step = g_ptr_array_index(steps, i);
        g_string_append_printf(list, "%c%d %s\n", " >x-!"[step->state], step -> number, step -> name);
    }
    return g_string_free(list, FALSE);
}

static void expect_list(Flow *flow, const char *expected) {
    g_autofree char *list = step_list(flow);
    cr_assert(strcmp(list, expected) == 0, "%s", list);
}

Test(view, the_step_list_is_as_drawn) {
    Flow *flow = flow_at("stage:reasoning");
    expect_list(flow, "x1 The offer\nx2 Situation\nx3 Gratitude\nx4 Decision\n>5 Reasoning\n 6 Door open\n 7 Best wishes\n 8 Review\n"
                      " 9 Hand over\n");
    cr_assert(flow_view(flow)->step_number == 5 && flow_view(flow)->step_count == 9);
    act(flow, ACTION_SKIP);
    expect_list(flow, "x1 The offer\nx2 Situation\nx3 Gratitude\nx4 Decision\n-5 Reasoning\n>6 Door open\n 7 Best wishes\n 8 Review\n"
                      " 9 Hand over\n");
    flow_free(flow);
    flow = flow_at("stage:question");
    cr_assert(flow_view(flow)->step_count == 8);
    flow_free(flow);
    flow = empty_flow();
    act(flow, ACTION_NEXT);
    cr_assert(flow_view(flow)->step_count == 9, "before the situation is known it is a refusal");
    act(flow, ACTION_FIELD_PREVIOUS);
    act(flow, ACTION_NEXT);
    act(flow, ACTION_BACK);
    cr_assert(flow_view(flow)->steps->len == 0 && flow_view(flow)->step_number == 0);
    flow_free(flow);
}

Test(view, pages_belong_to_their_step) {
    const struct {
        const char *place;
        int number;
    } rows[] = {{"details", 2},       {"channel", 2},        {"register", 2},          {"words:gratitude", 3},
                {"ask:reasoning", 5}, {"stage:greeting", 8}, {"ask-way:text-file", 9}, {"done", 0}};
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        Flow *flow = flow_at(rows[i].place);
        cr_assert(flow_view(flow)->step_number == rows[i].number, "%s: %d", rows[i].place, flow_view(flow)->step_number);
        flow_free(flow);
    }
}

static gboolean letter_says(const Letter *letter, const char *stage, const char *words) {
    for (guint i = 0; letter != NULL && i < letter->paragraphs->len; i++) {
        const Paragraph *paragraph = g_ptr_array_index(letter->paragraphs, i);
        for (guint j = 0; j < paragraph->sentences->len; j++) {
            const Sentence *sentence = g_ptr_array_index(paragraph->sentences, j);
            if (strcmp(sentence->stage, stage) == 0 && strstr(words, sentence->text) != NULL) return TRUE;
        }
    }
    return FALSE;
}

Test(view, the_letter_shows_what_is_selected) {
    Flow *flow = flow_at("stage:gratitude");
    const View *view = flow_view(flow);
    cr_assert(strcmp(view->letter_stage, "gratitude") == 0);
    for (int number = 1; number <= 3; number++) {
        choose_number(flow, number);
        view = flow_view(flow);
        cr_assert(letter_says(view->letter, "gratitude", selected_item(flow)->text), "%d is not in the letter", number);
    }
    cr_assert(answers_choice(flow_answers(flow), "gratitude").kind == CHOICE_NONE);
    act(flow, ACTION_OWN_WORDS);
    edit_with(flow, EDIT_TEXT_START);
    type(flow, "Zebra crossing. ");
    cr_assert(letter_says(flow_view(flow)->letter, "gratitude", "Zebra crossing."));
    flow_free(flow);
}

Test(view, no_number_exceeds_nine_and_none_is_twice) {
    const char *const places[] = {"situation",    "channel",        "register", "stage:gratitude",
                                  "stage:wishes", "stage:greeting", "review",   "ways-out"};
    for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
        Flow *flow = flow_at(places[i]);
        for (int more = 0; more < 2; more++, act(flow, ACTION_MORE)) {
            guint seen = 0;
            for (guint j = 0; j < flow_view(flow)->items->len; j++) {
                char key = item_at(flow, (int)j)->key;
                if (key == 0) continue;
                cr_assert((key >= '1' && key <= '9') || strchr("esmd", key) != NULL, "%s: key %d", places[i], key);
                if (key < '1' || key > '9') continue;
                cr_assert((seen & (1u << (key - '0'))) == 0, "%s: %c twice", places[i], key);
                seen |= 1u << (key - '0');
            }
        }
        flow_free(flow);
    }
}

Test(view, an_optional_step_says_so_and_only_it_can_be_skipped) {
    Flow *flow = flow_at("stage:reasoning");
    cr_assert(flow_view(flow)->optional);
    flow_free(flow);
    flow = flow_at("stage:decision");
    cr_assert(!flow_view(flow)->optional);
    for (guint i = 0; i < flow_view(flow)->items->len; i++) cr_assert(item_at(flow, (int)i)->key != 's');
    flow_free(flow);
}

Test(view, what_comes_from_outside_is_made_safe) {
    Flow *flow = empty_flow();
    flow_set_unfinished(flow, "North\x1b[2Jwind");
    flow_set_status(flow, "NOT SAVED: \x07");
    flow_set_message(flow, MESSAGE_ERROR, "file \xe2\x80\xae.txt");
    cr_assert(strchr(item_at(flow, 0)->detail, '\x1b') == NULL);
    cr_assert(strchr(flow_view(flow)->status, '\x07') == NULL);
    cr_assert(strstr(flow_view(flow)->message, "\xe2\x80\xae") == NULL);
    flow_free(flow);
}

Test(view, help_and_preview_tell_of_this_screen) {
    Flow *flow = flow_at("stage:decision");
    g_autofree char *title = g_strdup(flow_view(flow)->title);
    act(flow, ACTION_HELP);
    cr_assert(strstr(flow_view(flow)->overlay_title, title) != NULL);
    cr_assert(strstr(flow_view(flow)->overlay_text, flow_view(flow)->guidance) != NULL);
    act(flow, ACTION_PREVIEW);
    cr_assert(flow_view(flow)->overlay == OVERLAY_PREVIEW);
    cr_assert(g_str_has_prefix(flow_view(flow)->overlay_text, "Dear Ms. Tan,"));
    act(flow, ACTION_PREVIEW);
    cr_assert(flow_view(flow)->overlay == OVERLAY_NONE);
    flow_free(flow);
}

Test(view, the_table_of_actions_is_whole) {
    for (int id = 0; id < ACTION_COUNT; id++) {
        cr_assert((int)action_row((ActionId)id)->id == id && action_row((ActionId)id)->name != NULL, "row %d", id);
        for (int other = 0; other < id; other++) cr_assert(strcmp(action_row((ActionId)id)->name, action_row((ActionId)other)->name) != 0);
    }
}
