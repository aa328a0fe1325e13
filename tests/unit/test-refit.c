/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The tone, the channel, the situation and the facts can be changed at any time, and going back
 * gives back the very letter that was there.
 */
#include "config.h"

#include "flow.h"

static char *letter_of(Flow *flow) {
    g_autoptr(Letter) letter = flow_letter(flow);
    return letter_text(letter);
}

/* The same letter in a program started anew. */
static void restart(Flow **flow) {
    g_autofree char *snapshot = flow_snapshot(*flow);
    g_autoptr(Answers) none = answers_new();
    flow_free(*flow);
    *flow = flow_from(none);
    cr_assert(flow_restore(*flow, snapshot, NULL));
}

/* At Review, a letter of this situation in this channel and register, all of it suggested. */
static Flow *suggested_letter(const char *situation, ChannelId channel, RegisterId reg) {
    g_autoptr(Answers) answers = offer_answers();
    Flow *flow;
    answers_set_situation(answers, situation);
    answers_set_channel(answers, channel);
    answers_set_register(answers, reg);
    for (guint fact = 0; fact < FACT_COUNT; fact++)
        if ((catalogue_situation(shipped_catalogue(), situation)->needs & FACT_BIT(fact)) != 0)
            cr_assert(fact_row((FactId)fact)->repeats ? facts_add(answers_facts(answers), (FactId)fact, "the working hours", NULL)
                                                      : facts_set(answers_facts(answers), (FactId)fact, "2026-12-01", NULL));
    flow = flow_from(answers);
    act(flow, ACTION_SUGGEST_REST);
    cr_assert(is_at(flow, "review"), "%s: at %s", situation, at(flow));
    return flow;
}

static void choose_item(Flow *flow, const char *beginning) {
    select_like(flow, beginning);
    act(flow, ACTION_NEXT);
}

static void change_register(Flow *flow, RegisterId reg) {
    choose_item(flow, "Tone: ");
    cr_assert(is_at(flow, "register"));
    choose_item(flow, catalogue_register(shipped_catalogue(), reg)->title);
    cr_assert(is_at(flow, "review") && answers_register(flow_answers(flow)) == reg);
}

static void change_channel(Flow *flow, ChannelId channel) {
    choose_item(flow, "Channel: ");
    cr_assert(is_at(flow, "channel"));
    choose_item(flow, catalogue_channel(shipped_catalogue(), channel)->title);
    cr_assert(is_at(flow, "review") && answers_channel(flow_answers(flow)) == channel);
}

static void change_situation(Flow *flow, const char *title) {
    choose_item(flow, "Situation: ");
    cr_assert(is_at(flow, "situation"));
    choose_item(flow, title);
}

static void write_own(Flow *flow, const char *part, const char *words) {
    select_like(flow, part);
    act(flow, ACTION_OWN_WORDS);
    cr_assert(g_str_has_prefix(at(flow), "words:") && flow_take_words(flow, at(flow) + strlen("words:"), words));
    act(flow, ACTION_NEXT);
    cr_assert(is_at(flow, "review"), "%s", flow_view(flow)->message);
}

static void leave_out(Flow *flow, const char *part) {
    choose_item(flow, part);
    act(flow, ACTION_SKIP);
    cr_assert(is_at(flow, "review"));
}

static void says(Flow *flow, const char *words, gboolean wanted) {
    g_autofree char *letter = letter_of(flow);
    cr_assert((strstr(letter, words) != NULL) == wanted, "%s: \"%s\"\n%s", wanted ? "gone" : "there", words, letter);
}

static ChoiceKind choice_of(Flow *flow, const char *stage) {
    return answers_choice(flow_answers(flow), stage).kind;
}

/* ---- there and back ---- */

static void whole(Flow *flow, const char *situation) {
    cr_assert(flow_ready(flow), "%s in %s, %s: %s", situation, channel_name(answers_channel(flow_answers(flow))),
              register_name(answers_register(flow_answers(flow))), flow_view(flow)->message);
}

static void same(Flow *flow, const char *letter, const char *situation) {
    g_autofree char *now = letter_of(flow);
    cr_assert_str_eq(now, letter, "%s", situation);
}

static void tones_there_and_back(Flow *flow, const char *situation) {
    g_autofree char *letter = letter_of(flow);
    RegisterId reg = answers_register(flow_answers(flow));
    for (guint i = 0; i < REGISTER_COUNT; i++) {
        change_register(flow, (RegisterId)i);
        whole(flow, situation);
    }
    change_register(flow, reg);
    same(flow, letter, situation);
}

static void channels_there_and_back(Flow *flow, const Situation *situation) {
    g_autofree char *letter = letter_of(flow);
    ChannelId channel = answers_channel(flow_answers(flow));
    for (guint i = 0; i < CHANNEL_COUNT; i++) {
        if (!situation_allows(situation, (ChannelId)i)) continue;
        change_channel(flow, (ChannelId)i);
        whole(flow, situation->id);
    }
    change_channel(flow, channel);
    same(flow, letter, situation->id);
}

Test(refit, every_letter_comes_back_with_its_tone_and_channel, .timeout = 600) {
    const GPtrArray *situations = catalogue_situations(shipped_catalogue());
    guint letters = 0;
    for (guint i = 0; i < situations->len; i++) {
        const Situation *situation = g_ptr_array_index(situations, i);
        Flow *flow = suggested_letter(situation->id, situation_channel(situation, CHANNEL_EMAIL), REGISTER_WARM);
        tones_there_and_back(flow, situation->id);
        if ((situation->channels & (situation->channels - 1)) != 0 || situation->channels == 0) channels_there_and_back(flow, situation);
        letters++;
        flow_free(flow);
    }
    cr_assert(letters > 20);
}

Test(refit, own_words_and_what_is_left_out_stay_in_every_tone_and_channel) {
    for (gboolean restarted = FALSE; restarted <= TRUE; restarted++) {
        Flow *flow = suggested_letter("not-right-fit", CHANNEL_EMAIL, REGISTER_WARM);
        g_autofree char *letter = NULL;
        write_own(flow, "Reasoning", "I want to work with numbers again.");
        leave_out(flow, "Door open");
        letter = letter_of(flow);
        for (guint i = 0; i < REGISTER_COUNT * CHANNEL_COUNT; i++) {
            change_register(flow, (RegisterId)(i % REGISTER_COUNT));
            if (restarted) restart(&flow);
            change_channel(flow, (ChannelId)(i % CHANNEL_COUNT));
            says(flow, "I want to work with numbers again.", TRUE);
            cr_assert(choice_of(flow, "door-open") == CHOICE_SKIP && flow_ready(flow));
        }
        change_register(flow, REGISTER_WARM);
        change_channel(flow, CHANNEL_EMAIL);
        same(flow, letter, "not-right-fit");
        flow_free(flow);
    }
}

Test(refit, each_tone_keeps_its_own_wordings) {
    Flow *flow = suggested_letter("not-right-fit", CHANNEL_EMAIL, REGISTER_WARM);
    g_autofree char *warm = letter_of(flow), *formal = NULL;
    change_register(flow, REGISTER_FORMAL);
    choose_item(flow, "Gratitude");
    act(flow, ACTION_FIRST);
    act(flow, ACTION_DOWN);
    act(flow, ACTION_NEXT);
    formal = letter_of(flow);
    change_register(flow, REGISTER_WARM);
    cr_assert(strstr(flow_view(flow)->message, "back") != NULL, "%s", flow_view(flow)->message);
    same(flow, warm, "warm");
    restart(&flow);
    change_register(flow, REGISTER_FORMAL);
    same(flow, formal, "formal");
    flow_free(flow);
}

Test(refit, what_was_decided_last_about_the_matter_holds) {
    Flow *flow = suggested_letter("not-right-fit", CHANNEL_EMAIL, REGISTER_WARM);
    cr_assert(choice_of(flow, "reasoning") == CHOICE_PHRASING);
    change_register(flow, REGISTER_FORMAL);
    leave_out(flow, "Reasoning");
    change_register(flow, REGISTER_WARM);
    cr_assert(choice_of(flow, "reasoning") == CHOICE_SKIP, "left out, and back again");
    choose_item(flow, "Reasoning");
    choose_number(flow, 2); /* a sentence with a blank: left empty, another one stands in */
    act(flow, ACTION_NEXT);
    cr_assert(is_at(flow, "blank:reasoning"));
    act(flow, ACTION_NEXT);
    change_register(flow, REGISTER_FORMAL);
    cr_assert(choice_of(flow, "reasoning") == CHOICE_PHRASING, "given after all, and gone again");
    write_own(flow, "Reasoning", "My plans are others.");
    change_register(flow, REGISTER_WARM);
    says(flow, "My plans are others.", TRUE);
    flow_free(flow);
}

/* ---- the situation, and the kind of letter ---- */

Test(refit, a_letter_comes_back_with_its_situation_whatever_its_kind) {
    const char *const others[] = {"I have accepted", "I need to know", NULL};
    for (guint i = 0; others[i] != NULL; i++) {
        Flow *flow = suggested_letter("not-right-fit", CHANNEL_EMAIL, REGISTER_WARM);
        g_autofree char *letter = NULL;
        write_own(flow, "Decision", "I will not take it.");
        letter = letter_of(flow);
        change_situation(flow, others[i]);
        if (is_at(flow, "details")) {
            type(flow, "the working hours");
            act(flow, ACTION_NEXT);
        }
        while (!is_at(flow, "review")) act(flow, ACTION_NEXT);
        act(flow, ACTION_SUGGEST_REST);
        cr_assert(flow_ready(flow));
        restart(&flow);
        change_situation(flow, "It is not the right");
        cr_assert(is_at(flow, "review"));
        same(flow, letter, others[i]);
        flow_free(flow);
    }
}

Test(refit, own_words_come_through_a_letter_that_has_no_place_for_them) {
    Flow *flow = suggested_letter("not-right-fit", CHANNEL_EMAIL, REGISTER_WARM);
    write_own(flow, "Decision", "I will not take it.");
    change_situation(flow, "I need to know");
    cr_assert(strstr(flow_view(flow)->message, "Decision") != NULL, "%s", flow_view(flow)->message);
    while (is_at(flow, "details")) {
        type(flow, "the working hours");
        act(flow, ACTION_NEXT);
    }
    says(flow, "I will not take it.", FALSE);
    change_situation(flow, "I have accepted");
    says(flow, "I will not take it.", TRUE);
    flow_free(flow);
}

/* ---- what only the suggestion decided ---- */

Test(refit, what_a_chat_has_no_room_for_is_there_again_in_an_email) {
    Flow *flow = suggested_letter("not-right-fit", CHANNEL_EMAIL, REGISTER_WARM);
    g_autofree char *email = letter_of(flow);
    Flow *other = suggested_letter("not-right-fit", CHANNEL_CHAT, REGISTER_WARM);
    change_channel(flow, CHANNEL_CHAT);
    for (guint i = 0; i < 2; i++) {
        static const char *const stages[] = {"reasoning", "door-open"};
        cr_assert(choice_of(flow, stages[i]) == choice_of(other, stages[i]), "%s", stages[i]);
    }
    change_channel(flow, CHANNEL_EMAIL);
    same(flow, email, "email");
    flow_free(flow);
    flow_free(other);
}

/* ---- drafts ---- */

Test(refit, a_draft_that_remembers_nothing_still_opens) {
    Flow *flow = suggested_letter("not-right-fit", CHANNEL_EMAIL, REGISTER_WARM), *old = empty_flow();
    g_autoptr(GKeyFile) file = g_key_file_new();
    g_autofree char *snapshot = NULL, *without = NULL;
    change_register(flow, REGISTER_FORMAL);
    snapshot = flow_snapshot(flow);
    cr_assert(g_key_file_load_from_data(file, snapshot, strlen(snapshot), G_KEY_FILE_NONE, NULL));
    cr_assert(g_key_file_remove_group(file, "remembered 0", NULL));
    without = g_key_file_to_data(file, NULL, NULL);
    cr_assert(flow_restore(old, without, NULL) && is_at(old, "review"));
    change_register(old, REGISTER_WARM);
    cr_assert(flow_ready(old));
    flow_free(flow);
    flow_free(old);
}

Test(refit, a_draft_does_not_grow_without_end) {
    const GPtrArray *situations = catalogue_situations(shipped_catalogue());
    Flow *flow = suggested_letter("not-right-fit", CHANNEL_EMAIL, REGISTER_WARM);
    gsize most = 0;
    for (guint i = 0; i < 2 * situations->len; i++) {
        g_autofree char *snapshot = NULL;
        change_register(flow, (RegisterId)(i % REGISTER_COUNT));
        change_channel(flow, (ChannelId)(i % CHANNEL_COUNT));
        change_situation(flow, i % 2 == 0 ? "I have accepted" : "It is not the right");
        act(flow, ACTION_SUGGEST_REST);
        snapshot = flow_snapshot(flow);
        most = MAX(most, strlen(snapshot));
    }
    cr_assert(most < 32 * 1024, "%zu bytes", most);
    flow_free(flow);
}
