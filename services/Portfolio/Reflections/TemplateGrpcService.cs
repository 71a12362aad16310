using Grpc.Core;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.Protos.Roster.V1;

namespace VikLearning.Portfolio.Reflections;

/// <summary>The templates to wire.</summary>
internal sealed class TemplateGrpcService : TemplateService.TemplateServiceBase
{
    private static readonly ListTemplatesResponse s_all = new()
    {
        Templates = { ReflectionTemplates.All.Select(Of) },
    };

    public override Task<ListTemplatesResponse> ListTemplates(
        ListTemplatesRequest request, ServerCallContext context) => Task.FromResult(s_all);

    private static Protos.Portfolio.V1.ReflectionTemplate Of(ReflectionTemplate template) => new()
    {
        TemplateId = template.TemplateId,
        Version = template.Version,
        Name = Of(template.Name),
        About = Of(template.About),
        Fields =
        {
            template.Fields.Select(field => new TemplateField
            {
                Name = field.Name,
                Label = Of(field.Label),
                Prompt = Of(field.Prompt),
            }),
        },
    };

    private static LocalizedText Of(ReflectionTemplate.Words words) => new() { Nl = words.Nl, En = words.En };
}
