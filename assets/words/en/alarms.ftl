# Alerts and chances: what to look at today among the clients, and why
part-alarm-answers = Answers to alerts
did-alarms-answer = { $alarm ->
    [late] Lateness
    [falling] Falling sales
    [overdue] Debt
    [reward] Reward
   *[next_purchase] Next purchase
  } of { $client }: { $answer ->
    [done] done
    [later] not now
   *[never] never again
  }
alarms = To look at
alarms-alerts = Alerts
alarms-opportunities = Opportunities
alarms-none = Nothing else to look at today.
alarms-all = See all
alarms-today = See only today’s
alarm-falling = Bought { $before } in half a year; in the last one, { $now }
alarm-overdue = Has owed { $owed } for { $days ->
    [one] a day
   *[other] { $days } days
  } and bought on { $bought }
alarm-reward = Loses { $left } of “{ $rule }” unless used by { $until }
alarm-plan = Plan
alarm-offer = What to offer
alarm-invoice = Invoice
alarm-answer = Answer the alert of { $client }
alarm-done = Done
alarm-later = Not now
alarm-never = Never again
alarm-quiet = { $until ->
    [never] This will not be told of this client again.
   *[other] This will not be told again until { $until }.
  }

home-alarms = { $count ->
    [one] 1 thing to look at: clientela alarms
   *[other] { $count } things to look at: clientela alarms
  }
help-alarms = Says what to look at today among the clients and why, and notes the answers
help-alarms-answer = done, later (not now) or never
help-alarms-client = With an answer: some words of the name, the tax id or the identity
help-alarms-kind = Where a client has several, which: late, falling, overdue, reward or next_purchase
help-alarms-all = All, and not only today’s
help-value-answer = ANSWER
error-alarm-client-missing = Say which client the answer is about.
error-alarm-none = There is no such alert of this client now. clientela alarms --all says which there are.
error-alarm-several = There are several alerts of this client. Say which with --kind: { $value }.
