using VikLearning.Insight;
using VikLearning.ServiceDefaults.Grains;
using VikLearning.ServiceDefaults.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.UseInnerEndpoints();
builder.AddInsight();
builder.AddSilo(InsightModule.Service);
var app = builder.Build();
app.MapInsight();
await app.RunAsync();
