import { LABEL_TEMPLATES } from '../encoder/prompts';
import type { LabelSet, SetLabel } from '../nouns';
import { VOCABULARY } from '../tags/vocabulary';
import { readLabelLines } from './lines';

/**
 * What everyday labels are kinds of. Water, buildings and the like are no labels of their own: a photo has them when it
 * has one of their kinds, so that no label competes with its own parent.
 */
const KINDS: Readonly<Record<string, string>> = {
  person: 'man, woman, child, bride, dancer, musician, astronaut, chef, firefighter, cyclist, surfer, skier',
  child: 'baby, boy, girl',
  dog: 'puppy',
  cat: 'kitten',
  bird: 'chicken, duck, goose, swan, eagle, owl, parrot, penguin, pigeon, seagull, peacock',
  insect: 'butterfly, bee, dragonfly',
  animal: `dog, cat, bird, insect, horse, cow, sheep, goat, pig, elephant, giraffe, zebra, lion, tiger, bear, monkey, deer,
    fox, wolf, rabbit, squirrel, hedgehog, seal, frog, lizard, snake, turtle, fish, shark, whale, dolphin, jellyfish, crab,
    spider`,
  fruit: 'apple, banana, orange, lemon, strawberry, grapes, watermelon',
  vegetables: 'carrot, broccoli, tomato, potato, corn, mushroom, pumpkin',
  food: `fruit, vegetables, salad, soup, sandwich, hamburger, hot dog, pizza, pasta, rice, sushi, bread, cheese, eggs, steak,
    seafood, cake, cookie, donut, ice cream, chocolate`,
  drink: 'coffee, tea, wine, beer, cocktail',
  building: 'skyscraper, house, church, temple, castle, tower, lighthouse, windmill, barn',
  room: 'kitchen, living room, bedroom, bathroom, office, classroom',
  flower: 'rose, sunflower, tulip, dandelion',
  tree: 'palm tree',
  water: 'river, stream, waterfall, lake, sea',
  vehicle: `car, truck, bus, van, taxi, ambulance, fire engine, tractor, motorcycle, scooter, bicycle, train, tram, airplane,
    helicopter, hot air balloon, rocket, boat, ship`,
  boat: 'sailboat, canoe',
  ship: 'ferry',
  sport: `skiing, snowboarding, surfing, swimming, diving, sailing, running, climbing, skateboarding, ice skating, soccer,
    baseball, basketball, tennis, golf`,
};

const SCENES = `
beach: a beach | a sandy beach by the sea
mountains: mountains | a mountain landscape
forest: a forest | trees in the woods
field: a field | a green meadow
desert: a desert | sand in the desert
snow: a snowy landscape | snow in winter
lake or river: a lake | a river
open sea: the sea | the ocean
garden or park: a garden | a park
city street: a city street | a street with cars
skyline: a city skyline | tall buildings
room: a living room | a bedroom
kitchen: a kitchen
restaurant: a restaurant | a cafe
office: an office | a desk with a computer
stage: a concert | people on a stage
sports ground: a stadium | a playing field
road: a road | a highway
sky: the sky | clouds in the sky
underwater: under water | fish in the water
close-up: a close up of an object`;

const EVENTS = `
wedding: a wedding | a bride and a groom
birthday: a birthday party | a birthday cake with candles
christmas: christmas | a christmas tree
halloween: halloween | a halloween pumpkin
fireworks: fireworks in the night sky
concert: a concert | musicians on a stage
festival: a festival
parade: a parade
graduation: a graduation
picnic: a picnic
barbecue: a barbecue
dinner: people at dinner | people eating at a table
camping: camping | a tent
sports event: a soccer match | a stadium with people`;

const DOCUMENTS = `
screenshot: screenshot | screenshot of a computer
document > paper
receipt > paper
letter > paper
handwriting > paper
newspaper > paper
book page: page of a book > paper
form > paper
ticket > paper
map > paper
menu > paper
poster
sign: sign with words
drawing
chart: chart | diagram
whiteboard`;

const QUALITY = `
blurred: a blurry photo | a photo out of focus
dark: a dark photo | a photo in the dark
too bright: a very bright photo | a white photo
black and white: a black and white photo
close-up: a close up photo
from above: a photo from above
old photo: an old photo`;

const COLOURS = `
red
orange
yellow
green
blue
purple
pink
brown
black
white
gray`;

/** The sets that come with Rummage, as they are while nobody has changed them. */
export const BUILT_IN_SETS: readonly LabelSet[] = [
  builtIn('everyday', 'Everyday', everyday(), { templates: LABEL_TEMPLATES, enabled: true }),
  builtIn('scenes', 'Scenes', readLabelLines(SCENES), { templates: ['{}', 'a photo of {}'], exclusive: true }),
  builtIn('events', 'Events', readLabelLines(EVENTS), { templates: ['{}', 'a photo of {}', 'people at {}'] }),
  builtIn('documents', 'Documents', readLabelLines(DOCUMENTS), { templates: ['{}', 'a photo of a {}'] }),
  builtIn('quality', 'Photo quality', readLabelLines(QUALITY), { templates: ['{}'] }),
  builtIn('colours', 'Colours', readLabelLines(COLOURS), { templates: ['{}', 'a {} photo', 'a photo of {} things'] }),
];

function builtIn(
  key: string,
  name: string,
  labels: readonly SetLabel[],
  { exclusive = false, enabled = false, templates }: Partial<LabelSet> & Pick<LabelSet, 'templates'>,
): LabelSet {
  return { key, name, exclusive, enabled, templates, labels, origin: 'built-in' };
}

function everyday(): SetLabel[] {
  const parents = new Map(
    Object.entries(KINDS).flatMap(([kind, labels]) => labels.split(',').map((label) => [tidy(label), kind] as const)),
  );
  return VOCABULARY.map(({ label, group }) => ({ label, descriptions: [], parent: parents.get(label) ?? null, group }));
}

function tidy(label: string): string {
  return label.replace(/\s+/g, ' ').trim();
}
