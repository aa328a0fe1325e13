/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The person's settings: the file `config` in their folder. One schema for all who want something
 * of it, and one reading: what is wrong in it is told once.
 */
#ifndef BOWOUT_BASE_SETTINGS_H
#define BOWOUT_BASE_SETTINGS_H

#include "bowout/base/confile.h"

#define SETTING_DISABLE "disable"   /* a list: tone rules and families that are left out */
#define SETTING_MAILER "mailer"     /* a list: the program that opens a mail */
#define SETTING_SENDMAIL "sendmail" /* a list: the program that sends one */
/* Who the person is: the rows of letter/person.h. */
#define SETTING_NAME "name"
#define SETTING_SIGNATURE "signature" /* a list: the lines below the name */
#define SETTING_ADDRESS "address"
#define SETTING_WORK "work"
#define SETTING_TONE "tone"
#define SETTING_CHANNEL "channel"
#define SETTING_SPELLING "spelling"
#define SETTING_DATES "dates"

/* NULL: there are none. Read when it is first asked for, and told then what is wrong; borrowed,
   and good as long as the program runs. */
const ConfileSection *settings_read(Problems *problems);

/* What there may be in the file; ends with a NULL name. */
const ConfileOption *settings_schema(void);
/* The one of this name; NULL: there is none. */
const ConfileOption *settings_option(const char *name);
/* Where it is. Owned by the caller. */
char *settings_path(void);

typedef struct {
    const char *name;
    const char *const *values; /* NULL-terminated; none: the setting is taken out */
} SettingsChange;

/* Puts them into the file, made when there is none (0600), and leaves the rest of it as it
 * stands. FALSE, nothing changed and `error` (complete, with the file and perhaps the line) when
 * it cannot be written, or is faulty: then the person has to mend it first. settings_read goes on
 * with what it has. */
gboolean settings_write(const SettingsChange *changes, guint count, GError **error);

#endif
