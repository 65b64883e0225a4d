# Who is worth what, who is leaving and what to offer
place-insight = Insight
insight-as-of = { $count ->
    [one] One client who bought
   *[other] { $count } clients who bought
  }, as of { $day }
insight-year = Sales of the last 12 months
insight-value = Expected in the next 12
insight-quiet-count = Quiet clients
insight-quiet-loss = At stake with them
insight-matrix = When and how often they bought
insight-matrix-hint = Each square is clients. To the left, those who bought most lately; to the top, those who bought most often in the last year.
insight-recency = Days since the last purchase
insight-frequency = Purchases in 12 months
insight-to = up to { $to }
insight-between = { $from }–{ $to }
insight-over = over { $from }
insight-cell = { $count ->
    [one] 1 client
   *[other] { $count } clients
  }: last purchase { $recency } days, purchases { $frequency }; sales { $sales }
insight-cell-title = Last purchase: { $recency } days · purchases: { $frequency }
insight-stages = By stage
insight-stage = Stage
insight-clients = Clients
insight-sales = Sales 12 m
insight-expected = Expected
insight-lost = Lost
insight-all = All who bought
insight-listed = See in Clients
today-at-stake = { $why }: { $sum } at stake
insight-quiet = Quiet: what may be lost
insight-quiet-hint = They have not bought for longer than they use to, and may have left. First those with most at stake.
insight-quiet-none = Nobody is quiet for longer than usual.
insight-rhythm = { $every ->
    [one] Buys each day and has not for { $silence }
   *[other] Buys each { $every } days and has not for { $silence }
  }
insight-once-only = { $silence ->
    [one] Bought once, a day ago
   *[other] Bought once, { $silence } days ago
  }
insight-alive = still a client: { $percent } %
insight-call = Call
insight-more = More clients
insight-none = There are no sales with a client yet
insight-none-text = Once invoices or orders with their client are sold or brought in, this shows who is worth most, who is leaving and what to offer.
insight-why = Where these figures come from
insight-why-text = A purchase is a day with an invoice; of who has none, a day with an order. Credit notes take away. Of each client count their purchases, how long they are a client and how long since the last; from all of them it is fitted how they buy and leave (MBG/NBD) and how much they spend (Gamma–Gamma). What is expected is the purchases to expect times what they use to spend; what is at stake, what they would buy were they still there, times the chance that they are not.
insight-learned = { $clients ->
    [one] Fitted to one client
   *[other] Fitted to { $clients } clients
  } and { $sales } documents: r { $r }, α { $alpha } days, a { $a }, b { $b }; p { $p }, q { $q }, v { $v }.
insight-assumed = { $reason ->
    [no_clients] Nobody has bought yet: there is nothing to fit.
    [no_time] All purchases are of one day: common behaviour is assumed.
    [no_repeats] Nobody has bought again yet: common behaviour is assumed.
    [not_found] With these sales the fit gets nowhere: common behaviour is assumed.
   *[few_clients] Few have bought again: common behaviour around the mean is assumed.
  }
insight-edge = { $edge ->
    [one_rhythm] All buy at one rhythm, as far as can be seen.
    [few_buy] Hardly anybody buys more than once.
    [nobody_leaves] Nobody is seen to leave.
    [one_loyalty] Who leaves sooner and who later cannot be told apart.
   *[one_spend] All spend about the same, or each always the same.
  }
insight-client-none = This client has not bought yet
insight-client-none-text = With the first invoice or order it will be known what to expect.
insight-alive-now = Still a client
insight-purchases = Purchases expected in 12 months
insight-client-value = Worth in 12 months
insight-client-loss = What may be lost
insight-client-spend = Spends at a time
insight-client-class = Class by sales
insight-assumed-short = There are few sales yet: these figures are assumed around the mean.
insight-new = To offer for the first time
insight-again = Will buy again
insight-offers-none = There are no sales by product to learn from yet.
insight-alike = { $bought ->
    [one] Bought by
   *[other] Bought by
  } { $bought } of the { $clients } who also buy { $products }
insight-line = Buys of the line { $line }; { $clients ->
    [one] bought by one client
   *[other] bought by { $clients } clients
  }
insight-popular = { $clients ->
    [one] Bought by one client
   *[other] Bought by { $clients } clients
  } in { $days } days
insight-and = { $first } and { $second }
insight-times = { $times ->
    [one] Once, on { $last }
   *[other] { $times } times, the last on { $last }
  }
insight-due = Each { $every } days; due on { $due }

life-stage-new = New
life-stage-growing = Growing
life-stage-loyal = Loyal
life-stage-occasional = Occasional
life-stage-falling = Falling
life-stage-once = Only once
life-stage-at-risk = At risk
life-stage-lost = Gone

error-limits-unfit = The four limits go from small to large.

help-insight = Says who is worth what, who is leaving and what to offer a client
help-insight-what = clients (by value), quiet, rfm (the matrix), client (one of them) or offers (what to offer them); a summary when left out
help-insight-client = With client and offers: some words of the name, the tax id or the identity
help-insight-stage = With clients, only those of a stage: new, growing, loyal, occasional, falling, once, at_risk or lost
help-insight-recency = With rfm, your own four limits in days: 30,60,120,240
help-insight-frequency = With rfm, your own four limits in purchases: 1,2,4,8
help-insight-limit = How many clients; 20 when left out
help-value-what = WHAT
help-value-recency = DAYS
help-value-frequency = PURCHASES
help-value-stage = STAGE

stage-reckoning = Reckoning
error-insight-client-missing = Say of which client.
