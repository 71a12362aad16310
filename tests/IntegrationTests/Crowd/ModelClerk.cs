using System.Text.Json;
using VikLearning.Protos.Exams.V1;
using VikLearning.ServiceDefaults.Calendars;

namespace VikLearning.IntegrationTests.Crowd;

/// <summary>What clerks may do: with days, seats and certificates, and with results.</summary>
internal sealed class ModelClerk(ModelExam exam)
{
    private const int FewestAppealDays = 7;

    public string? Judge(CrowdCall call, CrowdRow row, CrowdMoment moment) => call.Request switch
    {
        CertifyExaminerRequest it => Certify(row, it.ExaminerId),
        WithdrawCertificateRequest it => Withdraw(row, it.ExaminerId),
        OpenExaminationRequest it => Sit(
            row, 0, 0, (AcademyTime.FromIso(it.HandInFrom), AcademyTime.FromIso(it.HandInUntil))),
        PlanSittingRequest it => Sit(
            row, it.Sitting - 1, it.SeenVersion,
            (AcademyTime.FromIso(it.HandInFrom), AcademyTime.FromIso(it.HandInUntil))),
        AssignExaminersRequest it => Assign(row, it, moment),
        SeatExaminerRequest it => Seat(row, it, moment),
        PublishResultsRequest it => Publish(row, it, moment),
        _ => "is unknown to the model",
    };

    public string? Time(CrowdRow row)
    {
        var ended = row.Event("sitting-planned")!.Value.GetProperty("sitting");
        exam.Version++;
        exam.Sittings.Put(row.Position, exam.Sittings.Last.SetItem(0, (
            AcademyTime.FromIso(ended.GetProperty("handInFrom").GetString()!),
            AcademyTime.FromIso(ended.GetProperty("handInUntil").GetString()!))));
        return null;
    }

    // Who has begun the second sitting is not taken back into the first: nobody sits two at once.
    public ModelScores? Absent(ModelScores scores, MarkAbsenceRequest it, CrowdMoment moment) =>
        it.Absence == ExamAbsence.None && scores.IsAbsent
        && exam.Submission(CrowdCast.SubmissionOf(it.StudentId, 2)).During(moment).All(one => one.IsAdmitted)
            ? null
            : scores.Absent(it);

    public ModelScores? Investigate(ModelScores scores, MarkInvestigationRequest it, CrowdMoment moment) =>
        it.Begins && exam.Published.During(moment).All(all => all.Contains(CrowdCast.SubmissionOf(it.StudentId)))
            ? null
            : scores with { IsInvestigated = it.Begins };

    public ModelScores? Correct(ModelScores scores, CorrectResultRequest it, CrowdMoment moment) =>
        exam.Published.During(moment).Any(all => all.Contains(CrowdCast.SubmissionOf(it.StudentId)))
            ? scores.Correct(it, exam.Rubric)
            : null;

    private string? Certify(CrowdRow row, string examiner)
    {
        exam.Certified.Put(row.Position, exam.Certified.Last.Add(examiner));
        return row.Stream == CrowdRow.Register ? null : "stands among others";
    }

    private string? Withdraw(CrowdRow row, string examiner)
    {
        var isThere = exam.Certified.Last.Contains(examiner);
        exam.Certified.Put(row.Position, exam.Certified.Last.Remove(examiner));
        return isThere && row.Stream == CrowdRow.Register ? null : "takes what is not there";
    }

    // No two sittings share a day, and a last day that was promised comes no sooner.
    private string? Sit(CrowdRow row, int place, int seen, (DateOnly From, DateOnly Until) days)
    {
        var sittings = exam.Sittings.Last;
        if (row.Stream != CrowdRow.Exam || seen != exam.Version || place > sittings.Count)
        {
            return $"saw version {seen} of {exam.Version}";
        }

        var before = place < sittings.Count ? sittings[place] : days;
        sittings = place < sittings.Count ? sittings.SetItem(place, days) : sittings.Add(days);
        exam.Version++;
        exam.Sittings.Put(row.Position, sittings);
        return days.Until < days.From || days.Until < CrowdCast.Today ? "is over"
            : sittings.Count > 1 && sittings[1].From <= sittings[0].Until ? "opens two sittings at once"
            : before.Until >= CrowdCast.Today && days.Until < before.Until ? "takes days back"
            : null;
    }

    private string? Assign(CrowdRow row, AssignExaminersRequest it, CrowdMoment moment)
    {
        var seats = exam.Seats.Last;
        foreach (var pair in row.All("pair-assigned").Select(happened => happened.GetProperty("pairing")))
        {
            var submission = Of(pair, "submissionId");
            string[] two = [Of(pair, "first"), Of(pair, "second")];
            if (seats.ContainsKey(submission) || two[0] == two[1]
                || !exam.Submission(submission).Last.IsAdmitted || !two.All(who => MaySit(who, submission, moment)))
            {
                return $"gives {submission} {string.Join(" and ", two)}";
            }

            seats = seats.Add(submission, [.. two]);
        }

        var left = CrowdCast.Students.Select(student => CrowdCast.SubmissionOf(student.Id, it.Sitting))
            .Where(one => exam.Submission(one).During(moment).First().IsAdmitted && !seats.ContainsKey(one)).ToList();
        exam.Seats.Put(row.Position, seats);
        return left.Count > 0 ? $"leaves out {string.Join(", ", left)}" : Planned(row, it.Sitting, it.SeenVersion);
    }

    private string? Seat(CrowdRow row, SeatExaminerRequest it, CrowdMoment moment)
    {
        var submission = CrowdCast.SubmissionOf(it.StudentId, it.Sitting);
        var place = (int)it.Seat - 1;
        if (!exam.Seats.Last.TryGetValue(submission, out var seats) || seats.Contains(it.ExaminerId)
            || exam.Replaced.GetValueOrDefault(submission, []).Contains(it.ExaminerId)
            || !MaySit(it.ExaminerId, submission, moment))
        {
            return "seats somebody who may not sit there";
        }

        var held = seats.ElementAtOrDefault(place);
        var scores = exam.Scores(submission);
        if (held is null
            ? scores.During(moment).All(one => one.StageBy(exam.Rubric) != ScoringStage.Third)
            : !scores.Last.Vacated.Contains(held))
        {
            return $"gives away a seat that is not free: {held ?? "the third"}";
        }

        if (held is not null)
        {
            exam.Replaced[submission] = exam.Replaced.GetValueOrDefault(submission, []).Add(held);
        }

        exam.Seats.Put(row.Position, exam.Seats.Last.SetItem(
            submission, held is null ? seats.Add(it.ExaminerId) : seats.SetItem(place, it.ExaminerId)));
        return Planned(row, it.Sitting, it.SeenVersion);
    }

    // In one act, when nobody waits for one; who is absent or investigated is left out.
    private string? Publish(CrowdRow row, PublishResultsRequest it, CrowdMoment moment)
    {
        var publication = row.Event("results-published")!.Value.GetProperty("publication");
        string[] named = [.. publication.GetProperty("submissions").EnumerateArray().Select(id => id.GetString()!)];
        var others = CrowdCast.Students.Select(student => CrowdCast.SubmissionOf(student.Id, it.Sitting))
            .Except(named).Except(exam.Published.Last)
            .Where(one => exam.Submission(one).During(moment).First().IsAdmitted);
        var wrong = named.Where(one => exam.Published.Last.Contains(one)
                || !exam.Scores(one).During(moment).Any(it => !it.Results.IsEmpty && !it.IsInvestigated))
            .Concat(others.Where(one => !exam.Scores(one).During(moment).Any(it => it.IsAbsent || it.IsInvestigated)))
            .ToList();
        var seen = exam.Version++;
        exam.Published.Put(row.Position, exam.Published.Last.Union(named));
        return wrong.Count > 0 ? $"publishes, or leaves out: {string.Join(", ", wrong)}"
            : row.Stream != CrowdRow.Exam || it.SeenVersion != seen ? $"saw version {it.SeenVersion} of {seen}"
            : it.AppealDays is > 0 and < FewestAppealDays ? "gives too few days"
            : null;
    }

    private bool MaySit(string who, string submission, CrowdMoment moment) =>
        exam.Certified.During(moment).Any(all => all.Contains(who))
        && !CrowdCast.AreInConflict(who, CrowdCast.PlaceOf(submission).Student);

    // An assignment that changes nothing is put down too, and is no new version.
    private string? Planned(CrowdRow row, int sitting, int seen)
    {
        var version = exam.PlanVersions.GetValueOrDefault(row.Stream);
        exam.PlanVersions[row.Stream] = version + (row.Events.GetArrayLength() > 0 ? 1 : 0);
        return row.Stream != CrowdRow.PlanOf(sitting) || seen != version ? $"saw version {seen} of {version}" : null;
    }

    private static string Of(JsonElement one, string name) => one.GetProperty(name).GetString()!;
}
