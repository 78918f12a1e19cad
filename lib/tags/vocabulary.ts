import { createHash } from 'node:crypto';
import { LABEL_TEMPLATES } from '../encoder/prompts';

/** The groups the tag list is shown in, in this order. */
export type LabelGroup = keyof typeof LABELS_BY_GROUP;

export interface Label {
  readonly label: string;
  readonly group: LabelGroup;
}

/**
 * Everyday words, such as a person would search their own photos by: what is usual in a photo is told by them, whatever
 * sets it is tagged with, and the built-in set of everyday labels is made of them.
 *
 * Which labels there are decides which errors there are: without `child` and `baby`, children end up under worse words
 * (CLIP §7.1). No label names ethnicity, health, belief or character; buildings of belief are places. A word the model
 * in use does not know takes its label out of the matrix, see zero-shot.ts.
 */
const LABELS_BY_GROUP = {
  people: `person, man, woman, child, baby, boy, girl, family, couple, crowd, friends, portrait, face, bride, dancer,
    musician, astronaut, chef, firefighter, cyclist, surfer, skier`,
  animals: `dog, puppy, cat, kitten, bird, horse, cow, sheep, goat, pig, chicken, duck, goose, swan, eagle, owl, parrot,
    penguin, pigeon, seagull, peacock, elephant, giraffe, zebra, lion, tiger, bear, monkey, deer, fox, wolf, rabbit,
    squirrel, hedgehog, seal, frog, lizard, snake, turtle, fish, shark, whale, dolphin, jellyfish, crab, butterfly, bee,
    spider, dragonfly`,
  food: `apple, banana, orange, lemon, strawberry, grapes, watermelon, fruit, vegetables, carrot, broccoli, tomato,
    potato, corn, mushroom, pumpkin, salad, soup, sandwich, hamburger, hot dog, pizza, pasta, rice, sushi, bread, cheese,
    eggs, steak, seafood, cake, cookie, donut, ice cream, chocolate, breakfast, coffee, tea, wine, beer, cocktail`,
  places: `beach, city, street, skyline, skyscraper, house, bridge, church, temple, castle, tower, lighthouse, windmill,
    museum, library, restaurant, cafe, kitchen, living room, bedroom, bathroom, office, classroom, stairs, garden, park,
    playground, swimming pool, farm, barn, harbor, pier, airport, train station, market, shop, stadium, fountain, zoo,
    ruins, tunnel, balcony`,
  nature: `mountain, hill, valley, forest, tree, flower, rose, sunflower, tulip, dandelion, cactus, palm tree, grass,
    meadow, field, autumn leaves, path, river, stream, waterfall, lake, sea, island, desert, sand, cliff, cave, rocks,
    snow, ice, glacier, volcano, sky, clouds, sunset, sunrise, rainbow, lightning, fog, rain, night, moon, stars`,
  vehicles: `car, truck, bus, van, taxi, ambulance, fire engine, tractor, motorcycle, scooter, bicycle, train, tram,
    airplane, helicopter, hot air balloon, rocket, boat, sailboat, canoe, ship, ferry`,
  events: `wedding, birthday party, christmas tree, halloween, fireworks, concert, festival, parade, graduation, picnic,
    campfire, snowman`,
  objects: `chair, table, sofa, bed, lamp, clock, mirror, window, door, fence, book, bottle, glass, cup, plate, bowl,
    spoon, fork, knife, laptop, computer, keyboard, phone, television, camera, guitar, piano, drum, violin, umbrella,
    backpack, suitcase, handbag, hat, helmet, shoes, sunglasses, dress, tie, toy, teddy bear, ball, balloons, kite,
    candle, vase, scissors, tools, paint brushes, painting, statue, flag, traffic light, stop sign, fire hydrant, bench,
    refrigerator, oven, sink, toilet, toothbrush`,
  activities: `skiing, snowboarding, surfing, swimming, diving, sailing, fishing, running, hiking, climbing, camping,
    skateboarding, ice skating, soccer, baseball, basketball, tennis, golf, dancing, cooking, reading, gardening`,
  documents: `document, letter, handwriting, newspaper, magazine, map, menu, receipt, ticket, poster, drawing,
    screenshot, calendar, notebook`,
} as const;

/** Every built-in label, group by group. */
export const VOCABULARY: readonly Label[] = Object.entries(LABELS_BY_GROUP).flatMap(([group, labels]) =>
  labels.split(',').map((label) => ({ label: label.replace(/\s+/g, ' ').trim(), group: group as LabelGroup })),
);

/** Names what calibrations and backgrounds depend on beside the model: the words and their prompts. */
export const VOCABULARY_VERSION = createHash('sha256')
  .update(JSON.stringify([VOCABULARY, LABEL_TEMPLATES]))
  .digest('hex')
  .slice(0, 12);
