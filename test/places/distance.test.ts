import { expect, test } from "vitest";
import { editDistance } from "../../src/features/places/distance.ts";

test.each([
  ["", "", 2, 0],
  ["талғар", "талғар", 2, 0],
  ["талғар", "талгар", 2, 1],
  ["талғар", "талар", 2, 1],
  ["талар", "талғар", 2, 1],
  ["алғар", "талғар", 2, 1],
  ["талғар", "талға", 2, 1],
  // Neighbours that are swapped are one slip, wherever they are in the word.
  ["атлғар", "талғар", 2, 1],
  ["талғра", "талғар", 2, 1],
  ["тағлар", "талғар", 2, 1],
  ["атлғра", "талғар", 2, 2],
  // Characters that are not neighbours, or only half swapped, are two.
  ["лат", "тал", 3, 2],
  ["абв", "ваб", 3, 2],
  ["аб", "вг", 3, 2],
  ["аб", "ва", 3, 2],
  ["аб", "ба", 0, 1],
  // More than the limit is not counted on.
  ["талғар", "өскемен", 2, 3],
  ["талғар", "т", 2, 3],
  ["т", "талғар", 4, 5],
  ["т", "талғар", 5, 5],
  ["", "абв", 3, 3],
  ["абв", "", 3, 3],
  ["абвгд", "еёжзи", 5, 5],
  ["абвгд", "еёжзи", 4, 5],
])("«%s» and «%s» with a limit of %d are %d apart", (first, second, limit, expected) => {
  expect(editDistance(first, second, limit)).toBe(expected);
  expect(editDistance(second, first, limit)).toBe(expected);
});
