# Clients that may stand in the book twice.
duplicates = Duplicates
duplicates-empty = Is any client here twice?
duplicates-empty-text = All are compared with all, by name, phone, mail, tax number, address and birthday. Nothing changes: you decide pair by pair.
duplicates-search = Find duplicates
duplicates-search-again = Search again
duplicates-searched = { $when } · { $clients ->
    [one] 1 client compared
   *[other] { $clients } clients compared
  }
duplicates-reading = Reading the clients…
duplicates-comparing = Comparing…
duplicates-none = No pair is left to look at
duplicates-none-text = Those merged and those that differ are not asked about again.
duplicates-more = More pairs
duplicates-compare = Choose value by value
duplicates-next = Next pair
duplicates-before = Previous pair
duplicates-merge-sure = Merge the sure ones
duplicates-merge-sure-text = Every pair with a certainty of { $certainty } % or more is merged. The record with more contacts stays and everything of both is kept. It is undone as one step.

# Why two records seem to be one, or not
reason-given-same = same first name
reason-given-alike = similar first name
reason-given-differs = another first name
reason-surname-same = same surname
reason-surname-alike = similar surname
reason-surname-differs = another surname
reason-second-surname-same = same second surname
reason-second-surname-alike = similar second surname
reason-second-surname-differs = another second surname
reason-company-same = same company name
reason-company-alike = similar company name
reason-company-differs = another company name
reason-legal-form-differs = another legal form
reason-street-same = same street and number
reason-street-alike = similar address
reason-street-differs = another address
reason-place-same = same town
reason-place-alike = similar town
reason-place-differs = another town
reason-birth-same = same birthday
reason-birth-alike = similar birthday
reason-birth-differs = another birthday
reason-tax-id-same = same tax number
reason-tax-id-alike = similar tax number
reason-tax-id-differs = another tax number
reason-mail-same = same mail
reason-mail-alike = similar mail
reason-mail-differs = another mail
reason-phone-same = same phone
reason-phone-alike = similar phone
reason-phone-differs = another phone

# What two similar records may be without being one
kinship-household = a family or one home?
kinship-namesakes = the same name by chance?
kinship-branch = a branch or sister company?
kinship-neighbours = one address or adviser?
