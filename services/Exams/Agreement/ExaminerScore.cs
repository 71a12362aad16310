namespace VikLearning.Exams.Agreement;

/// <summary>What an examiner gave to one item, beside what the other examiner gave to it.</summary>
/// <param name="Day">When the examiner scored it.</param>
/// <param name="Own">The examiner's level, numbered from 0, from low to high; null when there is none yet.</param>
/// <param name="Other">The other's level; null when there is none yet.</param>
internal readonly record struct ExaminerScore(DateOnly Day, int? Own, int? Other);
