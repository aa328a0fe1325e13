/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * person: who writes, as it is kept from one letter to the next: name, lines below the name, own
 * address, usual kind of work, tone and channel, spelling and the order of dates. One table says
 * for each what it is called in the settings file, what the person is asked, and what is allowed.
 * They are settings like the others (base/settings.h): one file, that the person may edit, and
 * nothing is written to it unless the person says so.
 *
 * Values are sound: what is wrong in the file is told and left out. All text is UTF-8.
 */
#ifndef BOWOUT_LETTER_PERSON_H
#define BOWOUT_LETTER_PERSON_H

#include <glib.h>

#include "bowout/base/problem.h"
#include "bowout/letter/answers.h"

typedef enum {
    PERSON_NAME,
    PERSON_SIGNATURE, /* several lines, parted by \n */
    PERSON_ADDRESS,
    PERSON_WORK,    /* an arrangement */
    PERSON_TONE,    /* a register */
    PERSON_CHANNEL, /* a channel */
    PERSON_SPELLING,
    PERSON_DATES,
    PERSON_COUNT
} PersonId;

typedef struct {
    const char *name;           /* as the settings file has it: "spelling" */
    const char *prompt, *hint;  /* N_() */
    gboolean lines;             /* up to FACT_VALUES_MOST of them */
    const char *const *choices; /* NULL-terminated; NULL: free text */
    const char *const *titles;  /* N_(): of the choices; NULL: as the catalogue calls them */
} PersonRow;

const PersonRow *person_row(PersonId id);
gboolean person_by_name(const char *name, PersonId *id);

typedef struct Person Person;

/* Nobody: nothing is known. */
Person *person_new(void);
Person *person_copy(const Person *person);
void person_free(Person *person);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Person, person_free)

/* From the settings; never NULL. */
Person *person_read(Problems *problems);

/* NULL: not known. Borrowed until it is set again. */
const char *person_get(const Person *person, PersonId id);
/* "" or NULL: forgets it. FALSE and `error` (for the person, without the name) when it may not
   stand; then nothing changed. */
gboolean person_set(Person *person, PersonId id, const char *value, GError **error);
/* Nothing is known. */
gboolean person_blank(const Person *person);

/* Writes these (1 << PersonId) into the settings file, and nothing else; what is not known is
   taken out of it. */
gboolean person_write(const Person *person, guint which, GError **error);

/* From here on days are read and written, and words are spelt, in this person's way. */
void person_apply(const Person *person);
/* A letter that names no writer is this person's: name, lines, address. */
void person_sign(const Person *person, Answers *answers);
/* The kind of work is the usual one where nothing else says it. */
void person_usual(const Person *person, Answers *answers);
/* What a letter says of its writer: the name, the lines, the address, the kind of work, and the
   tone and channel it has. */
Person *person_of(const Answers *answers);

#endif
