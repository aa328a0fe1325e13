/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pasting the offer: when a paste is taken for one, what becomes of it, and that it never costs a
 * word that the person wrote.
 */
#include "config.h"

#include "flow.h"

#include "bowout/base/text.h"

static const char two_lines[] = "Hi Maria,\r\nwe would like you to join us.\r\n";

static Effect paste(Flow *flow, const char *text) {
    return flow_act(flow, &(Action){.id = ACTION_PASTE, .text = text, .width = 60});
}

static Effect paste_and_read(Flow *flow, const char *text) {
    paste(flow, text);
    return act(flow, ACTION_NEXT);
}

/* What was read, as "fact=value" words, parted by newlines. */
static void offer_says(Flow *flow, const char *said, const char *text) {
    g_auto(GStrv) lines = g_strsplit(said, "\n", -1);
    g_autoptr(Facts) facts = facts_new();
    for (guint i = 0; lines[i] != NULL && lines[i][0] != '\0'; i++) {
        g_auto(GStrv) parts = g_strsplit(lines[i], "=", 2);
        FactId fact;
        cr_assert(fact_by_name(parts[0], &fact) && facts_set(facts, fact, parts[1], NULL), "%s", lines[i]);
    }
    flow_take_offer(flow, &(FlowOffer){.facts = facts, .words = "Check it.", .text = text});
}

static const char *fact_of(Flow *flow, FactId fact) {
    return facts_get(answers_facts_const(flow_answers(flow)), fact);
}

static gboolean asks(Flow *flow) {
    const View *view = flow_view(flow);
    return view->overlay == OVERLAY_QUESTION && g_str_has_prefix(view->overlay_text, "That looks like an offer. Read it?");
}

/* ---- when ---- */

Test(offered, lines_on_welcome_are_an_offer) {
    g_autoptr(Flow) flow = empty_flow();
    Effect effect;
    paste(flow, two_lines);
    cr_assert(asks(flow) && strstr(flow_view(flow)->overlay_text, "2 lines, beginning \"Hi Maria,\"") != NULL);
    effect = act(flow, ACTION_NEXT);
    cr_assert(effect.kind == EFFECT_READ_OFFER && strcmp(effect.value, two_lines) == 0);
    cr_assert(is_at(flow, "offer") && strstr(flow_view(flow)->guidance, "Reading the offer") != NULL);
    offer_says(flow, "company=Northwind Remote", NULL);
    cr_assert(strstr(flow_view(flow)->guidance, "Check it.") != NULL);
    cr_assert(strcmp(fact_of(flow, FACT_COMPANY), "Northwind Remote") == 0);
}

Test(offered, lines_in_any_field_are_an_offer) {
    g_autoptr(Flow) flow = flow_at("offer");
    guint fields = flow_view(flow)->fields->len;
    for (guint i = 0; i < fields; i++) {
        g_autofree char *before = g_strdup(edit_text(focused_field(flow)->edit));
        paste(flow, two_lines);
        cr_assert(asks(flow), "field %u", i);
        act(flow, ACTION_BACK);
        cr_assert(!asks(flow));
        if (!focused_field(flow)->choice)
            cr_assert(strstr(edit_text(focused_field(flow)->edit), "Hi Maria, we would like you to join us.") != NULL, "field %u: %s", i,
                      edit_text(focused_field(flow)->edit));
        act(flow, ACTION_FIELD_NEXT);
    }
}

Test(offered, no_is_an_answer_too) {
    g_autoptr(Flow) flow = flow_at("offer");
    act(flow, ACTION_FIELD_NEXT);
    paste(flow, "One\nTwo");
    choose_number(flow, 2);
    cr_assert(act(flow, ACTION_NEXT).kind == EFFECT_TYPED);
    cr_assert(strcmp(edit_text(focused_field(flow)->edit), "Northwind RemoteOne Two") == 0);
}

Test(offered, one_line_is_what_it_is) {
    static const char *const texts[] = {"Northwind Remote", "Northwind Remote\r\n", "\n\nNorthwind Remote\n  \n", "", "\n", " "};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(Flow) flow = flow_at("offer");
        g_autoptr(Flow) welcome = empty_flow();
        paste(flow, texts[i]);
        cr_assert(flow_view(flow)->overlay == OVERLAY_NONE, "%u", i);
        paste(welcome, texts[i]);
        cr_assert(is_at(welcome, "welcome") && flow_view(welcome)->overlay == OVERLAY_NONE && flow_blank(welcome), "%u", i);
    }
}

Test(offered, elsewhere_a_paste_stays_what_it_was) {
    static const char *const places[] = {"details", "words:reasoning", "situation", "stage:gratitude", "review", "done"};
    for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
        g_autoptr(Flow) flow = flow_at(places[i]);
        Effect effect = paste(flow, two_lines);
        cr_assert(flow_view(flow)->overlay == OVERLAY_NONE && effect.kind != EFFECT_READ_OFFER && is_at(flow, places[i]), "%s", places[i]);
        if (flow_view(flow)->words != NULL) cr_assert(strstr(edit_text(flow_view(flow)->words), "Maria,\nwe would") != NULL);
    }
}

/* A slow line brings it in pieces. */
Test(offered, more_of_it_while_it_is_asked_belongs_to_it) {
    g_autoptr(Flow) flow = empty_flow();
    Effect effect;
    paste(flow, "Hi Maria,\nwe would li");
    paste(flow, "ke you to join us.\n");
    cr_assert(asks(flow) && strstr(flow_view(flow)->overlay_text, "2 lines") != NULL);
    effect = act(flow, ACTION_NEXT);
    cr_assert(strcmp(effect.value, "Hi Maria,\nwe would like you to join us.\n") == 0, "%s", effect.value);
}

/* ---- what is found ---- */

Test(offered, a_second_one_replaces_only_what_nobody_changed) {
    g_autoptr(Flow) flow = empty_flow();
    paste_and_read(flow, two_lines);
    offer_says(flow, "company=Northwind Remote\nrole=Support Assistant\ncontact=Hannah Tan\nreply-by=2026-11-27", "the first");
    act(flow, ACTION_FIRST);
    for (int i = 0; i < 20 && strcmp(focused_field(flow)->name, "company") != 0; i++) act(flow, ACTION_FIELD_NEXT);
    type(flow, " Ltd");
    for (int i = 0; i < 20 && strcmp(focused_field(flow)->name, "address") != 0; i++) act(flow, ACTION_FIELD_NEXT);
    type(flow, "no address at al"); /* not sound, but written all the same */
    paste(flow, two_lines);
    cr_assert(asks(flow) && flow_view(flow)->overlay_items->len == 3);
    act(flow, ACTION_NEXT);
    offer_says(flow, "company=Other\nrole=Bookkeeper\ncontact=Ms. Lee\naddress=lee@other.example", "the second");
    cr_assert(strcmp(fact_of(flow, FACT_COMPANY), "Northwind Remote Ltd") == 0, "%s", fact_of(flow, FACT_COMPANY));
    cr_assert(strcmp(fact_of(flow, FACT_ROLE), "Bookkeeper") == 0 && strcmp(fact_of(flow, FACT_CONTACT), "Ms. Lee") == 0);
    cr_assert(fact_of(flow, FACT_REPLY_BY) == NULL, "what only the first one said is gone");
    for (int i = 0; i < 20 && strcmp(focused_field(flow)->name, "address") != 0; i++) act(flow, ACTION_FIELD_NEXT);
    cr_assert(strcmp(edit_text(focused_field(flow)->edit), "no address at al") == 0);
}

static void reopen(Flow **flow) {
    g_autofree char *snapshot = flow_snapshot(*flow);
    flow_free(*flow);
    *flow = empty_flow();
    cr_assert(flow_restore(*flow, snapshot, NULL));
}

static void role_said(Flow *flow, const char *said, const char *stands) {
    g_autofree char *line = g_strconcat("role=", said, NULL);
    offer_says(flow, line, NULL);
    cr_assert(g_strcmp0(fact_of(flow, FACT_ROLE), stands) == 0, "%s after %s", fact_of(flow, FACT_ROLE), said);
}

/* A field that was emptied is free; what an offer put there is that offer's until a word of it
   is changed, also in a draft that is reopened. */
Test(offered, an_emptied_field_is_the_next_offers_and_a_changed_one_nobodys) {
    Flow *flow = empty_flow();
    paste_and_read(flow, two_lines);
    role_said(flow, "Assistant", "Assistant");
    focus_on(flow, "role");
    edit_with(flow, EDIT_TEXT_END);
    edit_with(flow, EDIT_KILL_TO_START);
    cr_assert(fact_of(flow, FACT_ROLE) == NULL);
    reopen(&flow);
    role_said(flow, "Bookkeeper", "Bookkeeper");
    reopen(&flow);
    role_said(flow, "Clerk", "Clerk");
    focus_on(flow, "role");
    edit_with(flow, EDIT_TEXT_END);
    type(flow, "s");
    role_said(flow, "Tester", "Clerks");
    reopen(&flow);
    role_said(flow, "Writer", "Clerks");
    focus_on(flow, "role");
    edit_with(flow, EDIT_TEXT_END);
    edit_with(flow, EDIT_BACKSPACE);
    role_said(flow, "Clerk", "Clerk");
    role_said(flow, "Writer", "Clerk"); /* the same word, but the person's */
    flow_free(flow);
}

/* Looked at and gone on from is not changed: it is still the offer's. */
Test(offered, going_on_does_not_make_it_the_persons) {
    g_autoptr(Flow) flow = empty_flow();
    paste_and_read(flow, two_lines);
    offer_says(flow, "candidate=Maria Santos\ncompany=Northwind Remote\nrole=Support Assistant", NULL);
    go_on_to(flow, "situation");
    act(flow, ACTION_BACK);
    paste_and_read(flow, two_lines);
    offer_says(flow, "company=Other\nrole=Bookkeeper", NULL);
    cr_assert(strcmp(fact_of(flow, FACT_CANDIDATE), "Maria Santos") == 0, "who the person is does not change with the offer");
    cr_assert(strcmp(fact_of(flow, FACT_COMPANY), "Other") == 0 && strcmp(fact_of(flow, FACT_ROLE), "Bookkeeper") == 0);
}

Test(offered, both_can_be_read_together) {
    g_autoptr(Flow) flow = empty_flow();
    Effect effect;
    paste_and_read(flow, two_lines);
    offer_says(flow, "company=Northwind Remote", "Hi Maria");
    paste(flow, "The role is\nBookkeeper");
    choose_number(flow, 2);
    effect = act(flow, ACTION_NEXT);
    cr_assert(effect.kind == EFFECT_READ_OFFER && strcmp(effect.value, "Hi Maria\n\nThe role is\nBookkeeper") == 0, "%s", effect.value);
}

Test(offered, the_subject_is_the_offers_until_somebody_wrote_one) {
    g_autoptr(Flow) flow = empty_flow();
    g_autoptr(Facts) facts = facts_new();
    paste_and_read(flow, two_lines);
    flow_take_offer(flow, &(FlowOffer){.facts = facts, .words = "", .subject = "Re: one"});
    cr_assert(strcmp(answers_choice(flow_answers(flow), "subject").words, "Re: one") == 0);
    flow_take_offer(flow, &(FlowOffer){.facts = facts, .words = "", .subject = "Re: two"});
    cr_assert(strcmp(answers_choice(flow_answers(flow), "subject").words, "Re: two") == 0);
    flow_take_offer(flow, &(FlowOffer){.facts = facts, .words = ""});
    cr_assert(answers_choice(flow_answers(flow), "subject").kind == CHOICE_NONE);
}

Test(offered, that_it_failed_is_said_and_its_text_stays) {
    g_autoptr(Flow) flow = empty_flow();
    paste_and_read(flow, two_lines);
    flow_offer_unread(flow, "it takes too long");
    cr_assert(strstr(flow_view(flow)->message, "it takes too long") != NULL && flow_view(flow)->offer_known);
    cr_assert(strstr(flow_view(flow)->guidance, "Reading") == NULL);
    act(flow, ACTION_OFFER_TEXT);
    cr_assert(strstr(flow_view(flow)->overlay_text, "we would like you to join us.") != NULL);
}

Test(offered, nothing_found_is_said) {
    g_autoptr(Flow) flow = empty_flow();
    paste_and_read(flow, two_lines);
    offer_says(flow, "", NULL);
    cr_assert(strcmp(flow_view(flow)->message, "Check it.") == 0);
}

/* It may come when the person is elsewhere by then. */
Test(offered, it_may_come_late) {
    static const char *const places[] = {"welcome", "situation", "stage:gratitude", "review", "words:reasoning"};
    for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
        g_autoptr(Flow) flow = flow_at(places[i]);
        offer_says(flow, "company=Other\nreply-by=2026-11-27\ncame-by=chat", "text");
        cr_assert(is_at(flow, places[i]));
        cr_assert(strcmp(fact_of(flow, FACT_COMPANY), "Northwind Remote") == 0 && strcmp(fact_of(flow, FACT_REPLY_BY), "2026-11-27") == 0);
    }
}

/* ---- its text ---- */

Test(offered, its_text_can_be_read_everywhere) {
    static const char *const places[] = {"welcome",         "offer",  "situation", "details", "stage:gratitude",
                                         "words:reasoning", "review", "ways-out",  "done"};
    for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
        g_autoptr(Flow) flow = flow_at(places[i]);
        act(flow, ACTION_OFFER_TEXT);
        cr_assert(flow_view(flow)->overlay == OVERLAY_NONE && flow_view(flow)->message[0] != '\0', "%s", places[i]);
        offer_says(flow, "", "What they wrote,\nto the last word.");
        cr_assert(g_ptr_array_find(flow_view(flow)->commands, GINT_TO_POINTER(ACTION_OFFER_TEXT), NULL), "%s", places[i]);
        act(flow, ACTION_OFFER_TEXT);
        cr_assert(flow_view(flow)->overlay == OVERLAY_TEXT, "%s", places[i]);
        cr_assert(strcmp(flow_view(flow)->overlay_text, "What they wrote,\nto the last word.") == 0);
        act(flow, ACTION_OFFER_TEXT);
        cr_assert(flow_view(flow)->overlay == OVERLAY_NONE && is_at(flow, places[i]), "the same key closes it");
    }
}

Test(offered, a_draft_brings_it_back) {
    g_autoptr(Flow) flow = empty_flow(), later = empty_flow();
    g_autofree char *snapshot = NULL, *again = NULL;
    paste_and_read(flow, two_lines);
    offer_says(flow, "company=Northwind Remote\nrole=Support Assistant", "What they wrote.");
    snapshot = flow_snapshot(flow);
    cr_assert(flow_restore(later, snapshot, NULL));
    again = flow_snapshot(later);
    cr_assert_str_eq(snapshot, again);
    act(later, ACTION_OFFER_TEXT);
    cr_assert(strcmp(flow_view(later)->overlay_text, "What they wrote.") == 0);
    act(later, ACTION_BACK);
    paste_and_read(later, two_lines);
    offer_says(later, "company=Other", NULL);
    cr_assert(strcmp(fact_of(later, FACT_COMPANY), "Other") == 0 && fact_of(later, FACT_ROLE) == NULL, "it is known what the offer said");
}

Test(offered, what_is_hostile_is_seen_and_what_is_long_is_cut) {
    g_autoptr(Flow) flow = empty_flow();
    g_autoptr(GString) text = g_string_new("\033[2J\u202eevil\u200b\r\n\x01 two\rthree\n");
    Effect effect;
    for (guint i = 0; text->len < 1024 * 1024; i++) g_string_append_printf(text, "line %u of it, ünd more\n", i);
    paste(flow, text->str);
    cr_assert(asks(flow) && !text_hostile(flow_view(flow)->overlay_text));
    effect = act(flow, ACTION_NEXT);
    cr_assert(effect.kind == EFFECT_READ_OFFER && strlen(effect.value) == text->len, "all of it is read");
    act(flow, ACTION_OFFER_TEXT);
    cr_assert(strlen(flow_view(flow)->overlay_text) <= 2 * FLOW_OFFER_TEXT_MOST);
    cr_assert(g_utf8_validate(flow_view(flow)->overlay_text, -1, NULL) && strchr(flow_view(flow)->overlay_text, '\033') == NULL &&
              strstr(flow_view(flow)->overlay_text, "\u202e") == NULL);
}

/* ---- the box ---- */

Test(offered, the_box_takes_lines_until_told) {
    static const char *const places[] = {"welcome", "offer"};
    for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
        g_autoptr(Flow) flow = strcmp(places[i], "offer") == 0 ? flow_at("offer") : empty_flow();
        Effect effect;
        act(flow, ACTION_PASTE_OFFER);
        cr_assert(is_at(flow, "paste") && flow_view(flow)->scope == SCOPE_PASTE);
        type(flow, "Hi Maria,");
        edit_with(flow, EDIT_NEWLINE);
        paste(flow, "we would\nlike you");
        cr_assert(is_at(flow, "paste") && flow_view(flow)->overlay == OVERLAY_NONE, "nothing is asked here");
        act(flow, ACTION_BACK);
        cr_assert(is_at(flow, "offer"));
        act(flow, ACTION_PASTE_OFFER);
        cr_assert(strcmp(edit_text(flow_view(flow)->words), "Hi Maria,\nwe would\nlike you") == 0, "it is kept");
        effect = act(flow, ACTION_NEXT);
        cr_assert(effect.kind == EFFECT_READ_OFFER && strcmp(effect.value, "Hi Maria,\nwe would\nlike you") == 0 && is_at(flow, "offer"));
    }
}

Test(offered, an_empty_box_reads_nothing) {
    g_autoptr(Flow) flow = empty_flow();
    act(flow, ACTION_PASTE_OFFER);
    edit_with(flow, EDIT_NEWLINE);
    cr_assert(act(flow, ACTION_NEXT).kind != EFFECT_READ_OFFER && is_at(flow, "paste") && flow_view(flow)->message[0] != '\0');
}

Test(offered, the_box_says_what_did_not_fit) {
    g_autoptr(Flow) flow = empty_flow();
    g_autofree char *much = g_strnfill(1024 * 1024, 'x');
    act(flow, ACTION_PASTE_OFFER);
    paste(flow, much);
    cr_assert(flow_view(flow)->words_error != NULL && strstr(flow_view(flow)->words_error, "left out") != NULL);
    cr_assert(edit_length(flow_view(flow)->words) == FLOW_OFFER_TEXT_MOST);
}

Test(offered, a_draft_brings_the_box_back) {
    g_autoptr(Flow) flow = empty_flow(), later = empty_flow();
    g_autofree char *snapshot = NULL;
    act(flow, ACTION_PASTE_OFFER);
    type(flow, "Hi Maria,");
    cr_assert(!flow_blank(flow));
    snapshot = flow_snapshot(flow);
    cr_assert(flow_restore(later, snapshot, NULL) && is_at(later, "paste"));
    cr_assert(strcmp(edit_text(flow_view(later)->words), "Hi Maria,") == 0);
}
