namespace VikLearning.Roster.Imports;

/// <summary>The files of a OneRoster 1.2 archive that are read and written, with the columns of each in their order.
/// </summary>
internal static class OneRosterFiles
{
    public const string Manifest = "manifest.csv";
    public const string Orgs = "orgs.csv";
    public const string Sessions = "academicSessions.csv";
    public const string Courses = "courses.csv";
    public const string Classes = "classes.csv";
    public const string Users = "users.csv";
    public const string Roles = "roles.csv";
    public const string Enrollments = "enrollments.csv";

    /// <summary>The version in the manifest.</summary>
    public const string Version = "1.2";

    /// <summary>The columns that bind a course to a route map and a calendar: extensions, after the others.</summary>
    public const string RouteMapId = "metadata.routeMapId";

    /// <summary>The route map's version.</summary>
    public const string RouteMapVersion = "metadata.routeMapVersion";

    /// <summary>The calendar.</summary>
    public const string CalendarId = "metadata.calendarId";

    /// <summary>The files in the order in which they are read.</summary>
    public static string[] Order { get; } =
        ["", Manifest, Orgs, Sessions, Courses, Classes, Users, Roles, Enrollments];

    /// <summary>The columns of each file.</summary>
    public static IReadOnlyDictionary<string, string[]> Columns { get; } = new Dictionary<string, string[]>
    {
        [Manifest] = ["propertyName", "value"],
        [Orgs] = Of("name type identifier parentSourcedId"),
        [Sessions] = Of("title type startDate endDate parentSourcedId schoolYear"),
        [Courses] = Of(
            "schoolYearSourcedId title courseCode grades orgSourcedId subjects subjectCodes"
            + $" {RouteMapId} {RouteMapVersion} {CalendarId}"),
        [Classes] = Of(
            "title grades courseSourcedId classCode classType location schoolSourcedId termSourcedIds subjects"
            + " subjectCodes periods"),
        [Users] = Of(
            "enabledUser username userIds givenName familyName middleName identifier email sms phone agentSourcedIds"
            + " grades password userMasterIdentifier resourceSourcedIds preferredGivenName preferredMiddleName"
            + " preferredFamilyName primaryOrgSourcedId pronouns"),
        [Roles] = Of("userSourcedId roleType role beginDate endDate orgSourcedId userProfileSourcedId"),
        [Enrollments] = Of("classSourcedId schoolSourcedId userSourcedId role primary beginDate endDate"),
    };

    /// <summary>The files that the manifest can name and that are not read.</summary>
    public static IReadOnlyList<string> Unread { get; } =
    [
        "categories", "classResources", "courseResources", "demographics", "lineItemLearningObjectiveIds", "lineItems",
        "lineItemScoreScales", "resources", "resultLearningObjectiveIds", "results", "resultScoreScales",
        "scoreScales", "userProfiles", "userResources",
    ];

    private static string[] Of(string columns) => ["sourcedId", "status", "dateLastModified", .. columns.Split(' ')];
}
