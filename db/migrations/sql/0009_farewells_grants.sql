grant select, insert, delete on farewells to rollcall_system;
