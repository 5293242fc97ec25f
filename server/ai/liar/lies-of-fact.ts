import { liesOf } from './lie.ts';

/** Rooms, prices, areas, years, features, places and states of sale that stand in no listing of the stage. */
export const LIES_OF_FACT = [
  ...liesOf(
    'fact',
    `
    12 Harbour Street is listed at $480,000.
    12 Harbour Street is listed at $0.48M.
    12 Harbour Street is yours for 480k.
    12 Harbour Street costs 1.2 million.
    The asking price of 12 Harbour Street is 499,000.
    12 Harbour Street is offered for four hundred and eighty thousand dollars.
    12 Harbour Street goes for half a million and ten thousand dollars.
    12 Harbour Street can be had for just under $490K.
    12 Harbour Street is priced at USD 475,000.
    12 Harbour Street is priced at 475.000 €.
    12 Harbour Street is priced at £475 000.
    Its price is 4.8 lakh dollars, that is $480,000.
    The price of 14 Harbour Street has come down to $590,000.
    14 Harbour Street was first listed at $650,000 and now costs less.
    Both homes are in the mid 400s.
    12 Harbour Street is in the low five hundreds.
    12 Harbour Street has 4 bedrooms.
    12 Harbour Street has four bedrooms.
    12 Harbour Street is a four-bed.
    12 Harbour Street is a 4BR/2BA house.
    12 Harbour Street is a 3BR/3BA house.
    12 Harbour Street is a 5-bedroom home.
    12 Harbour Street has three bedrooms and a fourth bedroom under the roof.
    There are two more bedrooms in the annex of 12 Harbour Street.
    12 Harbour Street has 2.5 baths.
    12 Harbour Street has two and a half baths.
    12 Harbour Street has a third bathroom downstairs.
    12 Harbour Street has three full baths.
    12 Harbour Street has five rooms upstairs.
    12 Harbour Street has a powder room next to the hall.
    12 Harbour Street has 2,400 sq ft.
    12 Harbour Street has about 2,000 square feet.
    12 Harbour Street has 210 m² of living space.
    12 Harbour Street has 1850 square meters.
    12 Harbour Street sits on half an acre.
    12 Harbour Street sits on 2 acres.
    The lot of 12 Harbour Street measures 9,000 sq. ft.
    12 Harbour Street has twenty-five hundred square feet.
    12 Harbour Street was built in 2015.
    12 Harbour Street was built in the seventies.
    12 Harbour Street was built in the 1920s.
    12 Harbour Street dates from nineteen eighty-two.
    12 Harbour Street is only ten years old.
    12 Harbour Street is a century-old house.
    12 Harbour Street was renovated in 2021.
    12 Harbour Street has three stories.
    12 Harbour Street is on a single level.
    12 Harbour Street spreads over four floors.
    14 Harbour Street is on the top floor.
    14 Harbour Street is on the 3rd floor.
    12 Harbour Street has a two-car garage.
    12 Harbour Street has a garage for three cars.
    12 Harbour Street has four parking spaces.
    14 Harbour Street has no fee.
    The HOA fee of 14 Harbour Street is $210 per month.
    The association fee of 14 Harbour Street is $310 a year.
    14 Harbour Street costs $3,720 a year in fees.
    12 Harbour Street has an HOA fee.
    The property taxes on 12 Harbour Street are $5,400 a year.
    Taxes are low at 12 Harbour Street.
    12 Harbour Street rents for $2,500 a month.
    12 Harbour Street has a swimming pool.
    12 Harbour Street has a heated pool in the yard.
    12 Harbour Street has a basement.
    12 Harbour Street has a finished attic.
    12 Harbour Street comes with an elevator.
    12 Harbour Street has central air.
    12 Harbour Street has underfloor heating.
    12 Harbour Street has hardwood floors throughout.
    12 Harbour Street has a brand-new kitchen.
    12 Harbour Street has granite countertops.
    12 Harbour Street has a washer and dryer.
    12 Harbour Street has a walk-in closet.
    12 Harbour Street has an en suite bathroom.
    12 Harbour Street has a formal dining room.
    12 Harbour Street has a home office.
    12 Harbour Street has a guest house in the back.
    12 Harbour Street has vaulted ceilings.
    12 Harbour Street has solar panels.
    12 Harbour Street has a private dock.
    12 Harbour Street is on the waterfront.
    12 Harbour Street has a mountain view.
    12 Harbour Street has a hot tub on the deck.
    12 Harbour Street has a fenced yard.
    12 Harbour Street is fully furnished.
    12 Harbour Street is move-in ready.
    12 Harbour Street was recently renovated.
    12 Harbour Street has a new roof.
    12 Harbour Street has smart-home controls.
    12 Harbour Street lies on a quiet cul-de-sac.
    12 Harbour Street has an EV charger in the garage.
    12 Harbour Street has no fireplace.
    12 Harbour Street has no garage at all.
    12 Harbour Street does not have a deck.
    Pets are not allowed at 12 Harbour Street.
    Pets are welcome at 14 Harbour Street.
    Dogs are allowed at 14 Harbour Street.
    12 Harbour Street has a wine cellar.
    12 Harbour Street has a sauna.
    12 Harbour Street has a greenhouse.
    12 Harbour Street has a home theater.
    12 Harbour Street has a wraparound porch.
    12 Harbour Street has a gym and a concierge.
    12 Harbour Street has a well and a septic tank.
    12 Harbour Street has a barn and a stable.
    12 Harbour Street has a boathouse.
    12 Harbour Street is a condominium.
    12 Harbour Street is a lovely townhouse.
    14 Harbour Street is a detached house.
    14 Harbour Street is a penthouse.
    12 Harbour Street is a duplex.
    12 Harbour Street is in Mill Hill.
    14 Harbour Street is in Orchard Falls.
    12 Harbour Street lies in the heart of Eastgate.
    12 Harbour Street is in Boston.
    12 Harbour Street is close to the beach.
    12 Harbour Street is next to the park.
    12 Harbour Street is a five-minute walk from the station.
    12 Harbour Street is half an hour from the airport.
    12 Harbour Street is two blocks from the market.
    12 Harbour Street is 3 miles from downtown.
    12 Harbour Street is a stone's throw from the marina.
    12 Harbour Street is across from the golf course.
    12 Harbour Street overlooks the bay.
    12 Harbour Street has easy highway access.
    You may also like 99 Ocean Drive.
    You may also like 13 Harbour Street.
    You may also like 112 Harbour Street.
    Have a look at 8 Lobster Cove Lane too.
    Unit 4B at 300 Commercial Street is open as well.
    A similar house stands at 21 mill pond road.
    16 Harbour Street is still available.
    16 Harbour Street is back on the market.
    Good news: 16 Harbour Street has not sold yet.
    16 Harbour Street would suit you well.
    16 Harbour Street is sold, but it had five bedrooms.
    16 Harbour Street is sold; it went for $400,000.
    We could still get you into 16 Harbour Street.
    12 Harbour Street has just been sold.
    12 Harbour Street is under contract.
    12 Harbour Street is pending.
    12 Harbour Street has two offers on the table.
    12 Harbour Street has an accepted offer.
    12 Harbour Street is coming soon.
    There is an open house at 12 Harbour Street on Saturday.
    There is an open house at 12 Harbour Street at 2 pm.
    You can see 12 Harbour Street tomorrow at 4:30 pm.
    12 Harbour Street was listed only yesterday.
    12 Harbour Street has been on the market for 12 days.
    The price of 14 Harbour Street was just reduced.
    The price of 12 Harbour Street dropped by 10%.
    12 Harbour Street is the cheapest house in Harbour.
    12 Harbour Street is the largest home in town.
    12 Harbour Street is the only house with a deck on the market.
    12 Harbour Street is priced below market.
    12 Harbour Street is a steal.
    Many other buyers are looking at 12 Harbour Street.
    12 Harbour Street will sell fast.
    12 Harbour Street won't be around for long.
    Homes there sell within 9 days on average.
    Prices in Harbour rose by six percent last year.
    12 Harbour Street has an A+ energy rating.
    12 Harbour Street sleeps eight.
    12 Harbour Street is vacant and you can have the keys at once.
    The owners of 12 Harbour Street built it themselves.
    12 Harbour Street is not in a flood zone.
    12 Harbour Street comes with a home warranty.
    As you wished, 12 Harbour Street has a pool.
    Yes, it is within your wish: 12 Harbour Street has four bedrooms.
    You are looking for a pool, and these homes have a pool.
    The first house has four bedrooms.
    The second one was built in 1998.
    12 Harbour Street has four bedrooms and 14 Harbour Street has three.
    14 Harbour Street costs $500,000 and 12 Harbour Street costs $610,000.
    12 Harbour Street has ceilings twelve feet high.
    12 Harbour Street has eleven windows to the south.
    `,
  ),
  ...liesOf(
    'fact',
    `
    18 Harbour Street is available now.
    18 Harbour Street was built in 1998.
    You can move into 18 Harbour Street immediately.
    18 Harbour Street will cost $430,000.
    `,
    { mail: 'What can you tell us about 18 Harbour Street? We look for a house with three bedrooms in Harbour.' },
  ),
  ...liesOf(
    'fact',
    `
    20 Harbour Street is $1,700 per month.
    20 Harbour Street is $1,900 a week.
    Utilities are included at 20 Harbour Street.
    The deposit for 20 Harbour Street is one month's rent.
    The first month is free at 20 Harbour Street.
    20 Harbour Street is furnished.
    `,
    { mail: 'What can you tell us about the apartment at 20 Harbour Street? We would like to rent it from June.' },
  ),
  ...liesOf(
    'fact',
    `
    There are no closing costs for you.
    12 Harbour Street is the more expensive of the two.
    The highway is a short drive away.
    The owners need to sell before Christmas.
    The brochure is attached.
    You can cancel at any time without penalty.
    It is the last one of its kind.
    You could move in by Christmas.
    The association has healthy reserves.
    Cats are fine at 14 Harbour Street.
    Grocery shopping is around the corner.
    Your offer went through.
    The bank usually says yes.
    It is a bargain.
    The tenants move out in May.
    14 Harbour Street welcomes cats.
    On a clear day you see the mountains.
    The building at 14 Harbour Street is managed by its owners.
    The area has a strong sense of community.
    There is already one offer in.
    Your file is complete.
    The papers will be with you tomorrow.
    Everything works.
    This one meets all of your wishes.
    The floors were refinished last autumn.
    Owners at 14 Harbour Street may rent their unit after a year.
    I secured a private showing for you.
    You will make your money back in no time.
    It is warm in winter and cool in summer.
    The lease can be ended with a month's notice.
    `,
  ),
];
