-- Who is late by their own rhythm, those first with whom most is at stake: the home page walks along it.
CREATE INDEX client_figures_leaving ON client_figures (loss_minor DESC, client) WHERE quiet = 1;
