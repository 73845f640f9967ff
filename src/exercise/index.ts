export { drawExercise } from './draw-exercise.ts';
export { type ExerciseTexts, parseExerciseOptions } from './exercise-options.ts';
