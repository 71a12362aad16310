using VikLearning.Exams;
using VikLearning.ServiceDefaults.Grains;
using VikLearning.ServiceDefaults.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.UseInnerEndpoints();
builder.AddExams();
builder.AddSilo(ExamsModule.Service);
var app = builder.Build();
app.MapExams();
await app.RunAsync();
