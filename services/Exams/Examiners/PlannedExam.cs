using VikLearning.Exams.Scoring;

namespace VikLearning.Exams.Examiners;

/// <summary>One student's exam in a sitting: who scores it, and how far that is.</summary>
internal sealed record PlannedExam(Entrant Entrant, Pairing? Pairing, ScoringView Scores);
