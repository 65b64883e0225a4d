# Loyalty rules: what is rewarded, what it would cost, and why
place-loyalty = Loyalty
did-loyalty-save = { $kind ->
    [made] Rule “{ $name }” made
   *[changed] Rule “{ $name }” changed
  }
did-loyalty-turn = { $running ->
    [yes] Rule “{ $name }” turned on
   *[no] Rule “{ $name }” turned off
  }
did-loyalty-archive = { $archived ->
    [yes] Rule “{ $name }” archived
   *[no] Rule “{ $name }” brought back
  }
did-loyalty-set-terms = Changed what money costs in the rules
part-loyalty-rules = Loyalty rules
part-loyalty-versions = Versions of the rules
part-loyalty-runs = When each rule ran
part-loyalty-decisions = Decisions on rewards
part-loyalty-uses = Rewards used
did-loyalty-decide = { $given ->
    [yes] “{ $name }” for { $client }: approved
   *[no] “{ $name }” for { $client }: refused
  }
did-loyalty-use = “{ $name }” of { $client } taken off an invoice
did-loyalty-unuse = “{ $name }” of { $client }, unused again
did-loyalty-hand-over = “{ $name }” handed over to { $client }

error-loyalty-name-taken = There is already a rule “{ $name }”. Choose another name.
error-loyalty-too-many = There are { $count } rules already, as many as fit. Archive one.
error-loyalty-rule-unknown = Not exactly one rule is called that: “{ $value }”. `clientela loyalty` tells those there are.
error-loyalty-part-missing = Say which rule{ $what ->
    [client] { " " }or which client
    [file] { " " }or which file
    [reward] { " " }or which reward
   *[rule] { "" }
  }. `clientela loyalty --help` tells how.
error-loyalty-not-waiting = This reward no longer waits for a decision. See how it stands on the client's page.
error-loyalty-one-of = Tell a reward or some points, one of the two.
error-loyalty-not-ready = This reward cannot be used: { $state ->
    [waiting] it waits for your decision
    [refused] it was refused
    [used] it was used
    [handed_over] it was handed over
    [expired] it expired
    [taken_back] the purchase was given back
    [in_force] it is in force already
   *[other] it is not taken off an invoice
  }.
error-loyalty-too-few-points = There are { $count } points to spend. Enter as many or fewer.
error-loyalty-no-point-value = What a point is worth is not told. Enter it under Loyalty, “What money costs”.
error-loyalty-not-invoice = Rewards are taken off invoices. Make the invoice and put it there.
error-loyalty-other-client = The reward is not of the client of this invoice. Choose an invoice of theirs.
error-loyalty-other-currency = Rewards are in the currency of the book, and this invoice is in another. Choose another invoice.
error-loyalty-nothing-left = Nothing more can be taken off this invoice. Choose another or add lines.
error-loyalty-on-draft = The invoice has a reward of its client on it. Take it off before changing client or currency.
error-loyalty-reward-unknown = Not exactly one waiting reward begins like that: “{ $value }”. `clientela loyalty rewards` tells those there are.
error-months-unfit = Months go from 1 to { $count }.
error-loyalty-percent-unfit = “{ $value }” is no percentage. It goes from 0 to 100.
error-rule-unreadable = This is no rule that can be read ({ $detail }). Correct the file and try again.
error-rule-long = The rule is too long. Split it into several.
error-rule-schema = The rule has a shape ({ $schema }) that this program does not know. Update the program.
error-rule-no-id = The rule has no “id”. Write one.
error-rule-deep = The rule has too many conditions, or they stand within each other more than five deep. Split it into several.
error-rule-empty-group = There is a group of conditions with none in it. Add one or remove it.
error-rule-contradiction = Condition { $place } can never hold beside the others. Change it or remove it.
error-rule-number = { $what ->
    [value] The value of condition { $place } cannot be. Change it.
    [window] The window of condition { $place } cannot be. Change it.
   *[other] There is a number that cannot be ({ $what ->
        [percent] the percentage
        [cap] the cap
        [amount] the amount
        [per] the “for each”
        [units] the units
        [card] the card
        [worth] the worth
        [cost] the cost
        [what] the gift
        [quantity] the quantity
        [recovered] what is recovered
        [due_days] the days to pay
        [for_days] the days it lasts
        [valid_days] the days of the coupon
        [by] the raise
        [budget] the budget
        [min_margin_pct] the least margin
        [max_cost_pct_of_margin] the part of the margin
        [max_exposure] what may be owed
        [approval_over] from when on you approve
       *[name] the name
      }). Write one above zero and within reason.
  }
error-rule-operator = Condition { $place } compares a name by its size. Choose “is” or “is not”.
error-rule-filter = Condition { $place } asks for products of a figure that is not about products. Remove the products.
error-rule-product = “{ $name }” is not among the products or categories that are sold. Choose another.
error-rule-no-budget = With a budget or a limit of zero nobody would be rewarded. Raise it or remove it.
error-rule-schedule = Say how often the rule is looked at, and only where it goes by the calendar.
error-rule-tier-loop = The tiers lead in a circle: { $path }. Remove one of the rules.
error-rule-no-facts = The rule asks for something the book does not know yet: referrals, tiers, or points to spend. Use another figure or another reward.

loyalty-empty = There is no rule yet
loyalty-empty-text = A rule says who is rewarded, with what, and up to how much. Before it runs it is tried on last year's sales.
loyalty-new = New rule
loyalty-name = Name
loyalty-name-new = Loyal clients
loyalty-says = Says
loyalty-state = State
loyalty-version = Version
loyalty-running = On since { $day }
loyalty-resting = Off
loyalty-away = Archived
loyalty-archived = Archived
loyalty-turn-on = Turn on
loyalty-turn-off = Turn off
loyalty-archive = Archive
loyalty-restore = Bring back
loyalty-saved-anew = Save as a new version
loyalty-turned-hint = What was earned is on the client's page and on the draft of their next invoice.

loyalty-when = When it is looked at
loyalty-on = { $on ->
    [invoice_issued] When an invoice is made
    [invoice_paid] When an invoice is paid
    [scheduled] By the calendar
    [birthday] On their birthday
   *[other] { $on }
  }
loyalty-every = { $every ->
    [day] each day
    [week] each Monday
    [month] on the 1st of each month
    [quarter] each quarter
   *[year] each year
  }
loyalty-if = If this holds
loyalty-join = { $join ->
    [any] any of these
   *[all] all of these
  }
loyalty-always = No conditions: it holds for everybody.
loyalty-nested = This rule has conditions within others. It can be seen and tried here; it is changed by importing it with clientela loyalty import.
loyalty-condition = Condition { $place }
loyalty-condition-add = Add condition
loyalty-condition-remove = Remove condition { $place }
loyalty-negated = { $negated ->
    [yes] it is not so that
   *[no] it is so that
  }
loyalty-meaning = Meaning
loyalty-metric-label = Figure
loyalty-metric = { $metric ->
    [net_invoiced] what was invoiced without tax
    [net_paid] what was paid without tax
    [gross_margin] the margin
    [margin_pct] the margin in %
    [invoice_count] the number of invoices
    [units] the number of pieces
    [avg_ticket] the mean invoice
    [recency_days] the number of days since the last purchase
    [tenure_days] the number of days as a client
    [overdue_days_max] the longest delay in days
    [paid_on_time_pct] the share paid in time, in %
    [open_balance] what they owe
    [credit_used_pct] the share of credit used, in %
    [return_rate_pct] the share given back, in %
    [tag] the tag
   *[other] { $metric }
  }
loyalty-window-label = Window
loyalty-window = { $kind ->
    [months] { $count ->
        [one] in the last month
       *[other] in { $count } months
      }
    [days] { $count ->
        [one] today
       *[other] in { $count } days
      }
    [month] this month
    [quarter] this quarter
    [year] this year
    [since_join] since they came
   *[all] ever
  }
loyalty-window-kind = { $kind ->
    [months] in the last months
    [days] in the last days
    [month] in the current month
    [quarter] in the current quarter
    [year] in the current year
    [since_join] since they came
   *[all] of all time
  }
loyalty-window-count = How many
loyalty-products-label = Of which products
loyalty-products-all = all products
loyalty-products = of { $names }
loyalty-op-label = Comparison
loyalty-op = { $op ->
    [at-least] at least
    [over] more than
    [at-most] at most
    [under] less than
    [is] is
   *[is-not] is not
  }
loyalty-value = Value
loyalty-compared = { $op ->
    [is] { $said } { $value }
    [is-not] { $said } { $value }
   *[other] is { $said } { $value }
  }
loyalty-clause = { $figure } { $window } { $compared }
loyalty-not = it is not so that { $clause }
loyalty-and = { $first } and { $second }
loyalty-or = { $first } or { $second }
loyalty-sentence = If { $when }, { $reward }
loyalty-sentence-always = Always, { $reward }

loyalty-then = Reward
loyalty-reward = { $type ->
    [discount_pct] discount in %
    [discount_amount] discount of an amount
    [coupon] coupon for another purchase
    [points] points
    [stamps] stamps
    [cashback] credit in %
    [free_item] a product for free
    [gift] a gift
    [exchange] a product for the old one
    [payment_terms] more time to pay
    [credit_limit] more credit
   *[other] { $type }
  }
loyalty-reward-label = What is given
loyalty-gives = { $type ->
    [discount_pct] { $a }% off
    [discount_amount] { $a } off
    [coupon] a coupon of { $a }
    [points] { $b ->
        [one] 1 point
       *[other] { $b } points
      } for each { $a }
    [stamps] { $b ->
        [one] 1 stamp
       *[other] { $b } stamps
      }
    [cashback] { $a }% as credit
    [free_item] { $a } of a product for free
    [gift] { $a }
    [exchange] a product for the old one
    [payment_terms] { $a } days to pay
    [credit_limit] { $a } more credit
   *[tier] tier { $a }
  }
loyalty-field = { $field ->
    [percent] Percent
    [cap] At most
    [amount] Amount
    [valid_days] Days it is valid
    [per] For each
    [units] How many
    [card] Stamps of a card
    [worth] Worth of a full card
    [product] Product
    [quantity] Quantity
    [what] Which gift
    [cost] What it costs you
    [recovered] What the old one is worth
    [due_days] Days to pay
    [by] How much more
   *[for_days] For how many days
  }
loyalty-limits = Limits
loyalty-limit-count = Times per client
loyalty-limit-per = In each
loyalty-per = { $per ->
    [day] day
    [month] month
    [quarter] quarter
    [year] year
   *[ever] in all
  }
loyalty-budget = Budget
loyalty-budget-hint = Counts the most it can cost. Empty: no limit.
loyalty-guards = Without risk
loyalty-guard-overdue = Nothing for who has overdue invoices
loyalty-guard-margin = Margin that must be left, %
loyalty-guard-share = Part of the margin it may take, %
loyalty-guard-exposure = The most they may owe
loyalty-guard-approval = From this cost on you decide
loyalty-guards-hint = What is not known leaves the reward waiting: nothing is given blindly.

loyalty-simulate = Simulate
loyalty-simulated = With what happened from { $from } to { $to }
loyalty-would = { $clients ->
    [0] It would have rewarded nobody
    [one] It would have rewarded one client, { $grants ->
        [one] once
       *[other] { $grants } times
      }
   *[other] It would have rewarded { $clients } clients, { $grants } times
  }
loyalty-unmoved = Assumes no change of behaviour: it counts what happened, as if nobody had known of the rule.
loyalty-today-figures = Costs, tags and credit limits are those of today.
loyalty-not-yet = Choose the conditions and press Simulate: it is tried on last year's sales and changes nothing.
loyalty-cost = Cost
loyalty-cost-range = { $expected }–{ $worst }
loyalty-cost-of-margin = { $percent }% of the margin
loyalty-margin-unknown = The cost of something sold is missing: the margin is not known
loyalty-already = Met it already
loyalty-already-text = { $count ->
    [0] none
    [one] 1 client, { $sum }
   *[other] { $count } clients, { $sum }
  }
loyalty-break-even = Extra sales that pay for it
loyalty-proposed = Waiting for you
loyalty-proposed-text = { $count ->
    [0] nothing
   *[other] { $count } times, { $sum }
  }
loyalty-taken-back = Taken back by returns
loyalty-by-month = Cost by month
loyalty-month = Month
loyalty-curve = Cost by threshold
loyalty-threshold-of = Threshold: { $metric }
loyalty-threshold-use = Use this threshold
loyalty-at-threshold = With { $threshold }: { $clients ->
    [one] 1 client
   *[other] { $clients } clients
  }, { $cost }
loyalty-top = Who most
loyalty-top-already = met it already
loyalty-refusals = Why it was not given
loyalty-refusals-none = It was never refused.
loyalty-times = Times
loyalty-why = Reason
loyalty-client = Client
loyalty-reason = { $reason ->
    [condition] Did not meet the conditions
    [figure_unknown] A figure that the condition asks for is missing
    [group] Another rule of the group rewarded it
    [limit] Had reached their limit
    [overdue] Had overdue invoices
    [nothing_to_reward] There was no purchase to reward
    [exposure] Would owe too much
    [margin] Too little margin would be left
    [share] Would take too much of the margin
    [budget] The budget was spent
    [cost_unknown] What it costs is not known
    [margin_unknown] The margin is not known
    [declined] You said no
   *[approval] Costs so much that you decide
  }
loyalty-waits = waiting
loyalty-verdict = { $verdict ->
    [granted] Gets it
    [proposed] Waits for your decision
    [refused] Does not get it
   *[not_met] Does not meet it
  }
loyalty-explain = Why a client does or does not
loyalty-explain-who = Client
loyalty-explained = { $name }, on { $day }: { $verdict }
loyalty-occasion = For invoice { $number }
loyalty-holds = { $holds ->
    [yes] holds
    [no] does not hold
   *[unknown] not known
  }
loyalty-is = is { $figure }
loyalty-is-unknown = not known
loyalty-earned = Who has earned it since it is on
loyalty-earned-none = Nobody yet.
loyalty-earned-count = { $count ->
    [one] 1 reward, { $sum }
   *[other] { $count } rewards, { $sum }
  }
loyalty-terms = What money costs
loyalty-terms-hint = Without these, rewards that need them wait.
loyalty-terms-capital = Interest on money, % a year
loyalty-terms-default = Of what is lent, never paid, %
loyalty-terms-unit = Worth of a point
loyalty-terms-breakage = Points and credit nobody asks for, %
loyalty-terms-redemption = Coupons that are used, %
loyalty-terms-usual = Days to pay for everybody
loyalty-terms-points-days = Days that points last; empty, always

help-loyalty = Tells the loyalty rules, tries them on the last year, and tells and decides what clients earned
help-loyalty-what = list, show, simulate, explain, earned, import, export, on, off, archive, rewards, approve, refuse, points or liability; list when absent
help-loyalty-rule = The name of a rule or some letters; with simulate and explain also a JSON file; with import the file; with rewards and points the client; with approve and refuse the reward
help-loyalty-about = With explain the client; with import the name of the rule; with export the file; with approve and refuse a note
help-loyalty-months = With simulate, how many months until today; 12 when absent
help-loyalty-curve = With simulate, also with a lower and a higher threshold
help-value-rule = RULE
help-value-about = ABOUT
help-value-months = N

loyalty-reward-state = { $state ->
    [waiting] To decide
    [refused] Refused
    [collected] Collected
    [ready] To use
    [in_force] In force
    [used] Used
    [handed_over] Handed over
    [expired] Expired
   *[taken_back] Taken back
  }
loyalty-points-text = { $count ->
    [one] 1 point
   *[other] { $count } points
  }{ $valued ->
    [yes] { ", " }{ $worth }
   *[no] { "" }
  }
loyalty-points-owed = Owes { $count } points: what earned them was given back
loyalty-form = { $form ->
    [points] points
    [stamps] stamps
    [credit] credit
   *[off] discounts and coupons
  }
loyalty-owed = What is owed in rewards on { $day }
loyalty-owed-month = until { $month }
loyalty-owed-always = without end
loyalty-owed-sum = Worth { $worth }; expected to be asked for { $expected }.
loyalty-view-owed = What is owed
loyalty-owed-as-of = As of { $day }
loyalty-owed-until = Ends
loyalty-owed-form = What it is
loyalty-owed-units = How many
loyalty-owed-worth = Worth
loyalty-owed-expected = Expected to be asked for
loyalty-owed-none = No reward is owed
loyalty-owed-none-text = Here are, by the month in which they end, the points, stamps and discounts that clients earned and have not used yet.
loyalty-unvalued = There are points without a value: say what one is worth to count them.
loyalty-views = Parts of loyalty
loyalty-view-rules = Rules
loyalty-view-waiting = { $count ->
    [0] To decide
   *[other] To decide ({ $count })
  }
loyalty-approve = Approve
loyalty-refuse = Refuse
loyalty-day = Day
loyalty-waiting-none = Nothing waits for your decision
loyalty-waiting-none-text = Here are the rewards that cost so much, or of which so little is known, that you decide.
loyalty-used-sum = used { $sum }
loyalty-card = { $stamps } of { $card } stamps
loyalty-client-none = No reward yet
loyalty-hand-over = Handed over
loyalty-points = Points
loyalty-has = { $count ->
    [one] Has 1 reward:
   *[other] Has { $count } rewards:
  }
loyalty-apply = Take off { $name }, { $sum }
loyalty-applied = Has “{ $name }” on it, { $sum }
loyalty-unuse = Remove
loyalty-rule = Rule
loyalty-so-many = × { $count }
loyalty-until = until { $day }
