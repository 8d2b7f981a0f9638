CREATE TABLE "farewells" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"address" text NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "farewells" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "farewells_system" ON "farewells" AS PERMISSIVE FOR ALL TO "rollcall_system" USING (true) WITH CHECK (true);