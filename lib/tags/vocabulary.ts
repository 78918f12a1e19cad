import { createHash } from 'node:crypto';

/**
 * What the built-in tags are chosen from, one label per line item, in words a person would search their own photos by.
 *
 * Which labels there are decides which errors there are (CLIP §7.1): the people stand here with `child` and `baby`, without which
 * children are put under worse words, and no label names ethnicity, health, belief or character. Buildings of belief
 * are places. Every word is one the bundled model knows, because a word it does not know would be silently left out.
 */
const LABELS_BY_GROUP = {
  people: `person, man, woman, child, baby, boy, girl, family, couple, crowd, friends, portrait, face, bride, dancer,
    musician, astronaut, chef, firefighter, cyclist, surfer, skier`,
  animals: `dog, puppy, cat, kitten, bird, horse, cow, sheep, goat, pig, chicken, duck, goose, swan, eagle, owl, parrot,
    penguin, pigeon, seagull, peacock, flamingo, elephant, giraffe, zebra, lion, tiger, bear, monkey, deer, fox, wolf,
    rabbit, squirrel, hamster, hedgehog, camel, kangaroo, seal, frog, lizard, snake, turtle, fish, shark, whale,
    dolphin, jellyfish, crab, butterfly, bee, spider, dragonfly, ladybug, snail`,
  food: `apple, banana, orange, lemon, strawberry, grapes, watermelon, fruit, vegetables, carrot, broccoli, tomato,
    potato, corn, mushroom, pumpkin, salad, soup, sandwich, hamburger, hot dog, pizza, pasta, rice, sushi, bread, cheese,
    eggs, steak, seafood, cake, cookie, donut, ice cream, chocolate, breakfast, coffee, tea, wine, beer, cocktail`,
  places: `beach, city, street, skyline, skyscraper, house, bridge, church, temple, castle, tower, lighthouse, windmill,
    museum, library, restaurant, cafe, kitchen, living room, bedroom, bathroom, office, classroom, stairs, garden, park,
    playground, swimming pool, farm, barn, harbor, pier, airport, train station, market, shop, stadium, fountain, zoo,
    ruins, tunnel, balcony`,
  nature: `mountain, hill, valley, forest, tree, flower, rose, sunflower, tulip, dandelion, cactus, palm tree, plant, moss,
    grass, meadow, field, autumn leaves, path, river, stream, waterfall, lake, sea, waves, island, desert, sand, cliff,
    cave, rocks, snow, ice, glacier, volcano, sky, clouds, sunset, sunrise, rainbow, lightning, storm, fog, rain, night,
    moon, stars, galaxy`,
  vehicles: `car, truck, bus, van, taxi, ambulance, fire engine, tractor, motorcycle, scooter, bicycle, train, tram,
    airplane, helicopter, hot air balloon, rocket, boat, sailboat, canoe, ship, ferry`,
  events: `wedding, birthday party, christmas tree, halloween, fireworks, concert, festival, parade, graduation, picnic,
    campfire, carnival, race, snowman, exhibition`,
  objects: `chair, table, sofa, bed, lamp, clock, watch, mirror, window, door, fence, book, bottle, glass, cup, plate, bowl,
    spoon, fork, knife, laptop, computer, keyboard, phone, television, camera, headphones, guitar, piano, drum, violin,
    umbrella, backpack, suitcase, handbag, hat, helmet, shoes, sunglasses, dress, tie, toy, teddy bear, doll, ball,
    balloons, kite, candle, vase, basket, scissors, tools, paint brushes, painting, statue, flag, traffic light, stop sign,
    fire hydrant, parking meter, bench, refrigerator, oven, microwave, sink, toilet, toothbrush, ring`,
  activities: `skiing, snowboarding, surfing, swimming, diving, sailing, kayaking, fishing, running, hiking, climbing,
    camping, skateboarding, ice skating, soccer, baseball, basketball, tennis, golf, frisbee, dancing, cooking, reading,
    gardening, yoga`,
  documents: `document, letter, handwriting, newspaper, magazine, map, menu, receipt, ticket, poster, diagram, drawing,
    cartoon, screenshot, calendar, notebook`,
} as const;
