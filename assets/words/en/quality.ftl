# The queue of data to put right.
quality = Quality
quality-queue = Clients to look at, the worst first
quality-score = Quality of the data, 0 to 100
quality-todo = { $count ->
    [one] 1 to look at
   *[other] { $count } to look at
  }
quality-done = { $count ->
    [one] 1 put right
   *[other] { $count } put right
  }
quality-last = Last contact { $when }
quality-never = Never contacted
quality-now = Now: { $value }
quality-accept = It is right as it is
quality-save = Save and go on
quality-skip = Skip
quality-next = Next client
quality-before = Client before
quality-good = Nothing is missing any more.
quality-none = The data are in order
quality-none-text = No client lacks anything important or has doubtful data.
quality-review = Review the quality of the data

# What is missing or doubtful
doubt-no-reach = No way to reach them: neither phone nor mail
doubt-no-phone = The phone is missing
doubt-no-mail = The mail is missing
doubt-no-address = The address is missing
doubt-no-tax-id = The company's tax id is missing
doubt-no-surname = The surname is missing
doubt-tax-id-wrong = The tax id is not right
doubt-phone-doubtful = The phone cannot be dialled
doubt-mail-doubtful = The mail looks misspelt
doubt-postcode-doubtful = There is no such postcode
doubt-birthday-doubtful = The date of birth cannot be
doubt-name-capitals = The name is in capitals
doubt-old = Nobody was in touch for two years: the data may no longer hold
