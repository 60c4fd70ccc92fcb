"""Files of the whole library for others: tables, one database, Akoma Ntoso, a copy to carry. Made after the site, by `kehoach export`."""
