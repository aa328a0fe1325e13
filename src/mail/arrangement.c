/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kind of work, weighed. */
#include "config.h"

#include "arrangement.h"

#include "bowout/mail/protocol.h"

enum { ASSISTANT, STAFF, FREELANCE, KINDS };

static const char *const names[KINDS] = {"virtual-assistant", "remote-staff", "freelance"};

#define CLEAR 2 /* how much more than any other a kind must weigh */

/* Looked for in small letters. `in_role`: how much more it says in the role's name. */
static const struct {
    const char *pattern;
    guint kind;
    int weight, in_role;
} signs[] = {
    {"\\bvirtual assistants?\\b|\\bg?va\\b|\\bvirtual (?:pa|ea|receptionist|executive assistant|secretary)\\b", ASSISTANT, 2, 6},
    {"\\bexecutive assistant\\b|\\bpersonal assistant\\b", ASSISTANT, 0, 1},
    {"\\bfreelanc\\w*|\\bcommission you\\b", FREELANCE, 5, 2},
    {"\\bfixed[- ]price\\b|\\bfixed fee\\b|\\bmilestones?\\b|\\bstatement of work\\b|\\bsow\\b|\\bper "
     "(?:word|article|post|video|piece|image|page|project)\\b",
     FREELANCE, 4, 0},
    {"\\bcontract type\\b|\\bweekly limit\\b|\\bmanual time\\b|\\bpayment method verified\\b|\\bhired by\\b", FREELANCE, 4, 0},
    {"\\binvoic\\w+|\\bindependent contractor\\b|\\bcontractor agreement\\b|\\b1099\\b|\\bhourly (?:contract|rate)\\b|\\bweekly limit\\b",
     FREELANCE, 3, 0},
    {"\\byour (?:proposal|quote|bid)\\b|\\bproject\\b|\\bassignment\\b|\\bcustom offer\\b|\\bgig\\b", FREELANCE, 2, 1},
    {"\\bemploy(?:ment|ee|ees|er|ed)\\b|\\bprobation\\w*|\\bpermanent\\b|\\bsalary\\b|\\bsalaried\\b|\\bpayroll\\b|\\bannual\\w*|\\bper "
     "annum\\b|\\bbenefits\\b|\\bpaid (?:leave|time off)\\b|"
     "\\bpto\\b|\\bpension\\b|\\b401\\(?k|\\bappointment\\b|\\bctc\\b|\\blpa\\b|\\bnotice period\\b",
     STAFF, 3, 0},
    {"\\bfull[- ]time\\b|\\bpart[- ]time\\b|\\bhours (?:a|per) week\\b|\\bhrs?/w(?:ee)?k\\b|\\bdays a week\\b|\\bshift\\b|\\b(?:a|per|/ "
     "?)month\\b|/mo\\b",
     STAFF, 2, 0},
    {"\\bremote(?:ly)?\\b|\\bwork(?:ing)? from home\\b|\\bwfh\\b|\\bhome[- ]?(?:based|working)\\b|\\bhomeworking\\b|\\bteam\\b", STAFF, 2,
     1},
    {"\\bposition\\b|\\brole\\b|\\bjob\\b|\\bonboarding\\b|\\bjoin(?:ing)? (?:us|our)\\b|\\bhired\\b", STAFF, 1, 0},
};

static gboolean has(const char *text, const char *pattern) {
    return text != NULL && g_regex_match_simple(pattern, text, G_REGEX_CASELESS, 0);
}

void arrangement_propose(const char *role, const char *subject, const char *text, gboolean freelance_site, Proposals *proposals) {
    int weights[KINDS] = {0, 0, freelance_site ? 6 : 0};
    guint best = 0;
    int second = 0;

    for (guint i = 0; i < G_N_ELEMENTS(signs); i++) {
        if (has(subject, signs[i].pattern) || has(text, signs[i].pattern)) weights[signs[i].kind] += signs[i].weight;
        if (has(role, signs[i].pattern)) weights[signs[i].kind] += signs[i].in_role;
    }
    for (guint kind = 1; kind < KINDS; kind++)
        if (weights[kind] > weights[best]) best = kind;
    for (guint kind = 0; kind < KINDS; kind++)
        if (kind != best) second = MAX(second, weights[kind]);
    if (weights[best] < (second == 0 ? 2 : 3)) return;
    proposals_add(proposals, "arrangement", names[best], weights[best] >= second + CLEAR ? 70 : 50,
                  freelance_site && best == FREELANCE ? MAIL_FOUND_PLATFORM : MAIL_FOUND_TEXT);
}
