/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * facts: what is known of the offer. One table says for every fact its name (as placeholders,
 * answers files and findings write it), what the person is asked, whether it is needed, how it is
 * checked and how long it may be.
 *
 * A Facts object owns its values; all text is UTF-8 in NFC, trimmed, without control characters. A
 * fact that repeats (topic) holds up to FACT_VALUES_MOST values in order; every other fact holds at
 * most one.
 */
#ifndef BOWOUT_LETTER_FACTS_H
#define BOWOUT_LETTER_FACTS_H

#include <glib.h>

#define FACT_LENGTH_MOST 200u /* code points of one value */
#define FACT_DETAILS_MOST 2u  /* details that a suggested letter speaks of */
#define FACT_VALUES_MOST 5u   /* values of a fact that repeats */

typedef enum {
    FACT_CANDIDATE, /* who writes */
    FACT_COMPANY,
    FACT_ROLE,
    FACT_CONTACT, /* to whom, as one would write it after "Dear" */
    FACT_ADDRESS, /* the contact's mail address */
    FACT_ARRANGEMENT,
    FACT_RECEIVED, /* day the offer came */
    FACT_REPLY_BY, /* day an answer is asked for */
    FACT_SO_FAR,   /* how far it went: of what may be thanked for */
    FACT_CAME_BY,  /* the channel the offer came by */
    FACT_INDUSTRY,
    FACT_SKILL,
    FACT_HOURS,
    FACT_TOPIC,
    FACT_DATE,
    FACT_AGENCY,      /* who wrote for the company */
    FACT_REFERRAL,    /* somebody who could do the work and agreed to be named */
    FACT_LIKED,       /* what the writer liked about the offer */
    FACT_BECAUSE,     /* the reason, as a clause of their own */
    FACT_CLASH,       /* what in the offer does not fit */
    FACT_WANTED,      /* what they look for instead */
    FACT_BUSY,        /* what fills their time */
    FACT_OPENS,       /* what would open the door again */
    FACT_LUCK,        /* what to wish the reader luck with */
    FACT_THANKED,     /* who else is thanked, by name */
    FACT_SIGNATURE,   /* lines below the writer's name in an email */
    FACT_OWN_ADDRESS, /* the writer's mail address */
    FACT_COUNT
} FactId;

typedef enum { FACT_LINE, FACT_MAIL_ADDRESS, FACT_DAY, FACT_CHOICE } FactKind;
/* Whose name it is: "Hi Grace," and "Best, Maria" become the name alone. */
typedef enum { FACT_NAME_NONE, FACT_NAME_READER, FACT_NAME_WRITER, FACT_NAME_FIRM } FactName;

typedef struct {
    const char *name;   /* "reply-by": as files and placeholders write it */
    const char *prompt; /* N_("Answer wanted by") */
    const char *hint;   /* N_("…"): one line, what to type and why */
    FactKind kind;
    gboolean needed;            /* no letter without it */
    gboolean in_offer_form;     /* asked on the screen "The offer"; the others only where a wording asks for them */
    gboolean of_writer;         /* about the person, not about one offer: it holds for the next letter, too */
    gboolean repeats;           /* up to FACT_VALUES_MOST values */
    const char *const *choices; /* FACT_CHOICE: the values, NULL-terminated */
    const char *const *titles;  /* N_(): what the form calls them; NULL: as the catalogue does */
    FactName names;
    gboolean spoken_of;  /* known only because a wording is to speak of it: such a wording ranks higher once the fact is given */
    gboolean detail;     /* one true thing of the writer's own, put into a sentence: a letter takes FACT_DETAILS_MOST */
    gboolean clause;     /* has its verb: stands behind "because", which need not be typed, nor the stop at its end */
    const char *example; /* a sound value, for proofs and samples; NULL where each of them has its own */
} FactRow;

typedef struct Facts Facts;

/* To add a fact: a name in FactId, and its row in src/letter/facts.c. Form, answers files,
   placeholders, drafts and proofs follow. */
const FactRow *fact_row(FactId id);
/* FALSE when there is no fact of that name. */
gboolean fact_by_name(const char *name, FactId *id);

#define FACTS_ERROR (facts_error_quark())
GQuark facts_error_quark(void);
typedef enum {
    FACTS_ERROR_CONTROL,
    FACTS_ERROR_LENGTH,
    FACTS_ERROR_DATE,
    FACTS_ERROR_ADDRESS,
    FACTS_ERROR_CHOICE,
    FACTS_ERROR_NAME
} FactsError;

Facts *facts_new(void);
Facts *facts_copy(const Facts *facts);
void facts_free(Facts *facts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Facts, facts_free)

/* Checks without storing. An empty value is always sound (it means: not known). */
gboolean facts_check(FactId id, const char *value, GError **error);
/* Replaces all values by this one; "" or NULL forgets the fact. On FALSE nothing changed. */
gboolean facts_set(Facts *facts, FactId id, const char *value, GError **error);
/* Adds one more value of a fact that repeats; the sixth is refused. */
gboolean facts_add(Facts *facts, FactId id, const char *value, GError **error);

gboolean facts_has(const Facts *facts, FactId id);
/* The first value, or NULL. Borrowed until the fact is set again. */
const char *facts_get(const Facts *facts, FactId id);
guint facts_value_count(const Facts *facts, FactId id);
const char *facts_value(const Facts *facts, FactId id, guint index);
gboolean facts_equal(const Facts *one, const Facts *other);

/* How far the two have come, each including the ones before; what is not said counts as
   SO_FAR_WROTE. */
typedef enum { SO_FAR_WROTE, SO_FAR_EXCHANGED, SO_FAR_TALKED, SO_FAR_TALKED_OFTEN } SoFar;
SoFar facts_so_far(const Facts *facts);

/* Bit set of FactIds, for "what is missing". */
typedef guint32 FactSet;
#define FACT_BIT(id) ((FactSet)1u << (id))
/* Those that are details: what a wording has a blank for. */
FactSet facts_details(void);
/* The needed facts that are not known. */
FactSet facts_missing_needed(const Facts *facts);

#endif
